"use strict";
// Reviewing without the mouse: keys for the next and the one before, phrases at the cursor, reading marked at its end.
(function () {
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || event.isComposing) return;
    if (event.target.closest("input, textarea, select, button, summary, [contenteditable]")) return;
    var rel = { j: "next", ArrowRight: "next", k: "prev", ArrowLeft: "prev" }[event.key];
    var link = rel && document.querySelector(".review-moves a[rel=" + rel + "]");
    if (link) { event.preventDefault(); link.click(); }
  });

  // The list: all that was read, or none.
  var all = document.getElementById("pick-all");
  if (all) all.addEventListener("change", function () {
    document.querySelectorAll("input[name=id]").forEach(function (box) { box.checked = all.checked; });
  });

  var form = document.getElementById("review-form");
  if (!form) return;

  var last = form.elements.reason;
  form.addEventListener("focusin", function (event) { if (event.target.tagName === "TEXTAREA") last = event.target; });
  form.addEventListener("click", function (event) {
    var button = event.target.closest("[data-phrase]");
    if (!button) return;
    event.preventDefault();
    var from = last.selectionStart;
    last.value = last.value.slice(0, from) + button.textContent + last.value.slice(last.selectionEnd);
    last.focus();
    last.setSelectionRange(from + button.textContent.length, from + button.textContent.length);
    last.dispatchEvent(new Event("input", { bubbles: true }));
  });

  // Read is what was on the screen to its end.
  var end = document.getElementById("review-end");
  if (!end || !end.dataset.read || !window.IntersectionObserver) return;
  var seen = new IntersectionObserver(function (entries) {
    if (!entries.some(function (entry) { return entry.isIntersecting; })) return;
    seen.disconnect();
    fetch(end.dataset.read, { method: "POST", credentials: "same-origin", body: new URLSearchParams({ no: form.elements.no.value }),
      headers: Object.assign({ "HX-Request": "true" }, window.haoyuan.headers()) })
      .then(function (answer) { return answer.ok ? answer.text() : ""; })
      .then(function (html) { document.getElementById("review-read").innerHTML = html; });
  });
  seen.observe(end);
})();
