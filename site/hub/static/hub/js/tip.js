/* A tip: its prompt is filled in and copied in place, and so are the words to pass on. */
import { copy, readyPrompts } from "./prompt.js";

function readyPass(box) {
  const text = box.querySelector("textarea");
  const button = box.querySelector("[data-pass-copy]");
  const said = box.querySelector("[data-said]");
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await copy(text.value);
      said.textContent = said.dataset.doneWord;
    } catch (error) {
      said.textContent = said.dataset.failWord;
    }
  });
}

/* Braces are hard to find on a phone: a button puts them around the word. */
function readyBlank(box) {
  const area = document.getElementById("id_prompt");
  box.hidden = false;
  box.querySelector("button").addEventListener("click", () => {
    const { selectionStart: from, selectionEnd: to, value } = area;
    const marked = value.slice(from, to).trim();
    const word = /^[^{}\n]{1,60}$/.test(marked) ? marked : box.dataset.putBlank;
    const end = word === marked ? to : from;
    area.setRangeText(`{{${word}}}`, from, end, "end");
    area.focus();
    area.setSelectionRange(from + 2, from + 2 + word.length);
    area.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

readyPrompts(document);
document.querySelectorAll("[data-put-blank]").forEach(readyBlank);
document.querySelectorAll("[data-pass]").forEach(readyPass);
