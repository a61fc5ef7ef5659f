/* The reader's own page: keeps text size and ground on this device, as display.js reads
   them, and goes back to where the reader came from. */
const form = document.querySelector("[data-display]");
const said = form.querySelector("[data-said]");
const root = document.documentElement;
const USUAL = { size: "m", theme: "auto" };

function kept(name) {
  try { return window.localStorage.getItem(name) || USUAL[name]; } catch { return USUAL[name]; }
}

function keep(name, value) {
  if (value === USUAL[name]) window.localStorage.removeItem(name);
  else window.localStorage.setItem(name, value);
}

function show(name, value) {
  if (value === USUAL[name]) delete root.dataset[name];
  else root.dataset[name] = value;
}

function cameFrom() {
  if (!document.referrer) return "";
  const page = new URL(document.referrer);
  return page.origin === location.origin && page.pathname !== location.pathname ? page.href : "";
}

function save(values) {
  Object.keys(USUAL).forEach((name) => show(name, values[name]));
  try {
    Object.keys(USUAL).forEach((name) => keep(name, values[name]));
  } catch {
    said.textContent = said.dataset.failWord;
    return;
  }
  said.textContent = said.dataset.savedWord;
  if (cameFrom()) location.assign(cameFrom());
}

Object.keys(USUAL).forEach((name) => { form.elements[name].value = kept(name); });
form.addEventListener("submit", (event) => {
  event.preventDefault();
  save({ size: form.elements.size.value, theme: form.elements.theme.value });
});
form.addEventListener("reset", (event) => {
  event.preventDefault();
  Object.keys(USUAL).forEach((name) => { form.elements[name].value = USUAL[name]; });
  save(USUAL);
});
form.hidden = false;
document.querySelector("[data-without-script]").hidden = true;
