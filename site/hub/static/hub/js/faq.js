/* An address that ends in a question (…#hoc-co-mat-tien-khong) opens its answer. */
function open() {
  const part = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (part && part.tagName === "DETAILS") part.open = true;
}

window.addEventListener("hashchange", open);
open();
