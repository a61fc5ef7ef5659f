/* The print button shows itself where it works; what is folded opens for paper. */
export function readyPrint(root) {
  root.querySelectorAll("[data-print]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  });
  window.addEventListener("beforeprint", () => {
    root.querySelectorAll("details:not([open])").forEach((part) => {
      part.open = true;
      part.dataset.folded = "";
    });
  });
  window.addEventListener("afterprint", () => {
    root.querySelectorAll("details[data-folded]").forEach((part) => {
      part.open = false;
      delete part.dataset.folded;
    });
  });
}
