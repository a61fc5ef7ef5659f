/* Pictures in a form: shown before they are sent, made small here so that a slow line
   carries less, taken out again by a tap. Without this module the field works as it is. */
const SIDE = 1280, QUALITY = 0.82, SMALL = 160;

function drawn(bitmap, side) {
  const scale = Math.min(1, side / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const pen = canvas.getContext("2d");
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return canvas;
}

/* What this browser cannot read goes as it is: the server says what is wrong with it. */
async function prepared(file) {
  try {
    const bitmap = await createImageBitmap(file, { imageOrientation: "from-image" });
    const large = drawn(bitmap, SIDE);
    const preview = drawn(large, SMALL).toDataURL("image/jpeg", 0.7);
    const blob = await new Promise((done) => large.toBlob(done, "image/jpeg", QUALITY));
    if (!blob || blob.size >= file.size) return { file, preview };
    const name = file.name.replace(/\.\w+$/, "") + ".jpg";
    return { file: new File([blob], name, { type: "image/jpeg" }), preview };
  } catch (error) {
    return { file, preview: "" };
  }
}

function enhance(field) {
  const input = field.querySelector("input[type=file]");
  if (!input) return;
  const list = field.querySelector("[data-pictures-here]");
  const said = field.querySelector("[data-pictures-said]");
  const words = field.dataset;
  let items = [];

  function send() {
    const all = new DataTransfer();
    items.forEach((item) => all.items.add(item.file));
    input.files = all.files;
  }

  function row(item, at) {
    const place = document.createElement("li");
    const box = document.createElement("div");
    const label = document.createElement("label");
    const alt = document.createElement("input");
    const drop = document.createElement("button");
    if (item.preview) {
      const picture = new Image();
      Object.assign(picture, { src: item.preview, alt: item.file.name });
      place.append(picture);
    } else {
      box.append(item.file.name);
    }
    Object.assign(alt, { className: "input", name: "mo-ta", maxLength: 200, id: `mo-ta-moi-${at}`, value: item.alt || "" });
    Object.assign(label, { htmlFor: alt.id, textContent: words.altWord });
    Object.assign(drop, { type: "button", className: "act", textContent: words.dropWord });
    alt.addEventListener("input", () => { item.alt = alt.value; });
    drop.addEventListener("click", () => {
      items = items.filter((one) => one !== item);
      show();
      input.focus();
    });
    box.append(label, alt, drop);
    place.append(box);
    return place;
  }

  function show() {
    send();
    list.replaceChildren(...items.map(row));
  }

  input.addEventListener("change", async () => {
    const room = Number(words.room) - items.length;
    const chosen = [...input.files];
    said.textContent = chosen.length > room ? words.fullWord : "";
    input.setAttribute("aria-busy", "true");
    for (const file of chosen.slice(0, room)) items.push(await prepared(file));
    input.removeAttribute("aria-busy");
    show();
  });
  const plain = field.querySelector("[data-pictures-plain]");
  if (plain) plain.remove();
  field.dataset.pictures = "on";
  field.querySelector("[data-pictures-button]").hidden = false;
}

const able = "DataTransfer" in window && "createImageBitmap" in window && "replaceChildren" in Element.prototype;
if (able) document.querySelectorAll("[data-pictures]").forEach(enhance);
