/* A form is sent once: its button says so and takes no second press. The word stands in
   the page. Coming back by the browser's own button, the form is as it was. */

const word = document.querySelector("script[data-sending]").dataset.sending;

function busy(button) {
  button.dataset.before = button.innerHTML;
  button.textContent = word;
  button.setAttribute("aria-busy", "true");
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "yes";
  const button = event.submitter || form.querySelector("button:not([type=button])");
  if (button) busy(button);
});

window.addEventListener("pageshow", () => {
  document.querySelectorAll("form[data-sent]").forEach((form) => {
    delete form.dataset.sent;
    form.querySelectorAll("button[aria-busy]").forEach((button) => {
      button.innerHTML = button.dataset.before;
      button.removeAttribute("aria-busy");
    });
  });
});
