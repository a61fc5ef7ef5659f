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

readyPrompts(document);
document.querySelectorAll("[data-pass]").forEach(readyPass);
