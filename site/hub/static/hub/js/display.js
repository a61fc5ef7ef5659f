/* Text size and ground, before the first paint. Kept on this device only. */
(function (root) {
  try {
    var store = window.localStorage;
    var size = store.getItem("size"), theme = store.getItem("theme");
    if (size === "l" || size === "xl") root.dataset.size = size;
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  } catch (error) { /* storage is off: the page follows the system */ }
  root.classList.add("js");
})(document.documentElement);
