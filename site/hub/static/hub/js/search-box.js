/* Suggestions under a search box, as an ARIA combobox with a listbox. Enter always searches
   for what was typed, unless an entry was chosen with the arrows. The words stand in the
   page (data-…-word). An answer that comes late, or out of order, is dropped. */
const WAIT = 180;
const LEAST = 2;
let boxes = 0;

function part(name, className, words = "") {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = words;
  return made;
}

function option(entry, id) {
  const made = part("li", "offer");
  made.id = id;
  made.setAttribute("role", "option");
  made.setAttribute("aria-selected", "false");
  made.dataset.url = entry.url;
  made.append(part("span", "offer__title", entry.title), part("small", "", entry.kind));
  return made;
}

function ready(form) {
  const input = form.querySelector("input[name=q]");
  if (!input) return;
  const name = `goi-y-${boxes += 1}`;
  const list = part("ul", "offers");
  const said = part("span", "hush");
  let timer = 0, asked = "", request = null, active = -1;

  const isOpen = () => !list.hidden;

  function choose(number) {
    const options = [...list.children];
    active = number;
    options.forEach((each, n) => each.setAttribute("aria-selected", String(n === number)));
    if (number < 0) { input.removeAttribute("aria-activedescendant"); return; }
    input.setAttribute("aria-activedescendant", options[number].id);
    const low = options[number].offsetTop + options[number].offsetHeight;
    if (options[number].offsetTop < list.scrollTop) list.scrollTop = options[number].offsetTop;
    else if (low > list.scrollTop + list.clientHeight) list.scrollTop = low - list.clientHeight;
  }

  function show(open) {
    list.hidden = !open;
    input.setAttribute("aria-expanded", String(open));
    choose(-1);
    if (!open) said.textContent = "";
  }

  function forget() {
    clearTimeout(timer);
    if (request) request.abort();
    request = null;
    asked = "";
    show(false);
  }

  async function ask(words) {
    if (request) request.abort();
    const mine = request = new AbortController();
    asked = words;
    try {
      const answer = await fetch(
        `${form.dataset.suggest}?q=${encodeURIComponent(words)}`, { signal: mine.signal },
      );
      const entries = answer.ok ? await answer.json() : [];
      if (mine !== request || document.activeElement !== input) return;
      list.replaceChildren(...entries.map((each, n) => option(each, `${name}-${n}`)));
      show(entries.length > 0);
      if (entries.length) said.textContent = `${entries.length} ${form.dataset.countWord}`;
    } catch {
      if (mine === request) show(false);
    }
  }

  function typed() {
    clearTimeout(timer);
    const words = input.value.trim();
    if (words.length < LEAST) { forget(); return; }
    if (words !== asked) timer = setTimeout(ask, WAIT, words);
  }

  function pressed(event) {
    if (event.isComposing) return;
    const last = list.children.length - 1;
    if (event.key === "Escape" && isOpen()) {
      event.preventDefault();
      forget();
    } else if (event.key === "ArrowDown" && last >= 0) {
      event.preventDefault();
      if (isOpen()) choose(active < last ? active + 1 : -1);
      else { show(true); choose(0); }
    } else if (event.key === "ArrowUp" && isOpen()) {
      event.preventDefault();
      choose(active < 0 ? last : active - 1);
    } else if (event.key === "Enter" && isOpen() && active >= 0) {
      event.preventDefault();
      location.assign(list.children[active].dataset.url);
    }
  }

  list.id = name;
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", form.dataset.suggestWord);
  said.setAttribute("role", "status");
  Object.entries({
    role: "combobox", "aria-autocomplete": "list", "aria-controls": name,
    "aria-expanded": "false", autocomplete: "off", autocapitalize: "off",
  }).forEach(([key, value]) => input.setAttribute(key, value));
  form.append(list, said);

  input.addEventListener("input", typed);
  input.addEventListener("keydown", pressed);
  input.addEventListener("blur", forget);
  form.addEventListener("submit", forget);
  /* The field keeps the focus while an entry is pressed. */
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const chosen = event.target.closest("[data-url]");
    if (chosen) location.assign(chosen.dataset.url);
  });
}

if ("AbortController" in window && "replaceChildren" in Element.prototype) {
  document.querySelectorAll("form[data-suggest]").forEach(ready);
}
