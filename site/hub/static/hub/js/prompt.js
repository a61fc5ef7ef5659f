/* The prompt card: fill its blanks in place and copy it. The words for what happened
   stand in the page (data-…-word), so that no text lives here. */

function words(card) {
  return [...card.querySelectorAll("[data-copy]")]
    .map((part) => part.innerText.trim()).join("\n\n");
}

export async function copy(text) {
  if (navigator.clipboard && window.isSecureContext) {
    return navigator.clipboard.writeText(text);
  }
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "hush";
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  if (!done) throw new Error("copy");
}

function fill(card, input) {
  const value = input.value.trim();
  card.querySelectorAll("mark[data-name]").forEach((mark) => {
    if (mark.dataset.name !== input.dataset.blank) return;
    mark.textContent = value || mark.dataset.name;
    mark.classList.toggle("blank--full", Boolean(value));
  });
}

function ready(card) {
  const said = card.querySelector("[data-said]");
  card.querySelectorAll("[data-blank]").forEach((input) => {
    input.addEventListener("input", () => fill(card, input));
    fill(card, input);
  });
  card.querySelectorAll("[data-fill]").forEach((button) => { button.hidden = true; });
  const form = card.querySelector("form");
  if (form) form.addEventListener("submit", (event) => event.preventDefault());
  const button = card.querySelector("[data-copy-button]");
  if (!button) return;
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await copy(words(card));
      said.textContent = said.dataset.doneWord;
    } catch (error) {
      said.textContent = said.dataset.failWord;
    }
  });
}

export function readyPrompts(root) {
  root.querySelectorAll("[data-prompt]").forEach(ready);
}
