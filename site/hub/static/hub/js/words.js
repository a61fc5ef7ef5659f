/* Forms with words. What is typed is kept on this device until the server has it: the page
   after a success names the draft that has arrived (data-draft-done). A second press does
   nothing. While somebody asks, what may answer already is shown (data-similar). */
const PREFIX = "chu:";
const LASTS = 7 * 24 * 3600 * 1000;
const PAUSE = 400;
const LEAST_WORDS = 3;

function attempt(act) {
  try { return act(); } catch (error) { return null; } // no storage: private windows
}

const kept = {
  read(name) {
    const found = attempt(() => JSON.parse(localStorage.getItem(PREFIX + name)));
    return found && Date.now() - found.at < LASTS ? found.words : "";
  },
  write(name, words) {
    attempt(() => (words.trim()
      ? localStorage.setItem(PREFIX + name, JSON.stringify({ words, at: Date.now() }))
      : localStorage.removeItem(PREFIX + name)));
  },
  forget(name) {
    attempt(() => Object.keys(localStorage)
      .filter((key) => key === PREFIX + name || key.startsWith(`${PREFIX}${name}/`))
      .forEach((key) => localStorage.removeItem(key)));
  },
  forgetAll() {
    attempt(() => Object.keys(localStorage).filter((key) => key.startsWith(PREFIX))
      .forEach((key) => localStorage.removeItem(key)));
  },
};

function keepDraft(form) {
  const areas = form.querySelectorAll("[data-words]");
  const own = (area) => `${form.dataset.draft}/${area.name}`; // several: one draft each
  areas.forEach((area) => keepArea(form, area, areas.length > 1 ? own(area) : form.dataset.draft));
}

function keepArea(form, area, name) {
  let timer = 0;
  const write = () => { clearTimeout(timer); kept.write(name, area.value); };
  if (!area.value) area.value = kept.read(name);
  area.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(write, PAUSE);
  });
  addEventListener("pagehide", write);
  form.addEventListener("submit", write);
}

function sendOnce(form) {
  const button = form.querySelector("button.btn");
  const word = button ? button.textContent : "";
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "1";
    if (!button) return;
    button.setAttribute("aria-busy", "true");
    button.textContent = form.dataset.busyWord;
  });
  addEventListener("pageshow", (event) => {
    if (!event.persisted || !button) return;
    delete form.dataset.sent;
    button.removeAttribute("aria-busy");
    button.textContent = word;
  });
}

function passStep(form) {
  if (form.elements.buoc) return;
  const field = document.createElement("input");
  Object.assign(field, { type: "hidden", name: "buoc", value: "gui" });
  form.append(field);
}

function showSimilar(form) {
  const area = form.querySelector("[data-words]");
  const place = form.querySelector("[data-similar-here]");
  let timer = 0, last = "", request = null;
  async function look() {
    const words = area.value.trim();
    if (words === last || words.split(/\s+/).length < LEAST_WORDS) return;
    last = words;
    if (request) request.abort();
    const mine = request = new AbortController();
    const body = new FormData();
    body.set("body", words);
    body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    try {
      const answer = await fetch(form.dataset.similar, {
        method: "POST", body, signal: mine.signal, credentials: "same-origin",
      });
      const html = answer.ok ? await answer.text() : "";
      if (mine !== request) return;
      place.innerHTML = html;
      if (html.trim()) passStep(form);
    } catch (error) { /* the page works without it */ }
  }
  area.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(look, 2 * PAUSE);
  });
  if (area.value) look();
}

document.querySelectorAll("[data-draft-done]").forEach((said) => {
  kept.forget(said.dataset.draftDone);
});
if (document.querySelector("[data-words-gone]")) kept.forgetAll();
document.querySelectorAll("form[data-draft]").forEach((form) => {
  keepDraft(form);
  sendOnce(form);
  if (form.dataset.similar && "AbortController" in window) showSimilar(form);
});
document.querySelectorAll("form[data-forget-words]").forEach((form) => {
  form.addEventListener("submit", kept.forgetAll);
});
