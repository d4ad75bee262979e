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

  // The list: all that was read, or none; and how many are picked.
  var all = document.getElementById("pick-all");
  if (all) {
    var boxes = Array.from(document.querySelectorAll("input[name=id]"));
    var bar = document.getElementById("accept-read");
    var count = function () {
      var picked = boxes.filter(function (box) { return box.checked; }).length;
      all.checked = picked > 0 && picked === boxes.length;
      if (!bar) return;
      bar.querySelectorAll("[data-picked]").forEach(function (words) {
        words.textContent = words.dataset.picked + (picked ? " " + picked + " 份" : "");
      });
      bar.querySelector("button").disabled = !picked;
      if (!picked) bar.querySelector("details").open = false;
    };
    document.addEventListener("change", function (event) {
      if (event.target === all) boxes.forEach(function (box) { box.checked = all.checked; });
      if (event.target === all || event.target.name === "id") count();
    });
    window.addEventListener("pageshow", count);
    // Asked, there is only to confirm or not.
    if (bar) bar.querySelector("details").addEventListener("toggle", function (event) { if (event.target.open) bar.querySelector("button").focus(); });
    if (bar) bar.addEventListener("click", function (event) {
      if (!event.target.closest("[data-close]")) return;
      event.preventDefault();
      bar.querySelector("details").open = false;
      bar.querySelector("summary").focus();
    });
  }

  // A decision that went through is told of on the next page: nothing of what was sent with it stays on this device.
  var decided = take("haoyuan-decided");
  if (document.documentElement.hasAttribute("data-refused")) decided = null;
  if (decided && document.querySelector(".notice")) {
    try {
      Object.keys(localStorage).forEach(function (key) { if ((key + "/").indexOf(decided + "/") === 0) localStorage.removeItem(key); });
    } catch (forbidden) { /* nothing was kept */ }
  }

  var form = document.getElementById("review-form");
  if (!form) return;

  // Deciding leads to the next one, whose buttons lie where one just pressed: who presses again at once has not seen it.
  // Whoever came another way has.
  var UNSEEN = 1500, shown = Date.now();
  var next = decided && /\/filings\/\d+\//.test(document.referrer);
  document.addEventListener("submit", function (event) {
    if (!event.submitter || !event.submitter.hasAttribute("data-ends")) return;
    if (next && Date.now() - shown <= UNSEEN) {
      event.preventDefault();
      event.stopPropagation();
      window.haoyuan.say("刚翻到这一份，请看过再办理。");
    } else {
      try { sessionStorage.setItem("haoyuan-decided", "haoyuan-kept-" + form.dataset.account + "/" + form.dataset.keep); } catch (forbidden) { /* not guarded */ }
    }
  }, true);
  function take(key) {
    try {
      var value = sessionStorage.getItem(key);
      sessionStorage.removeItem(key);
      return value;
    } catch (forbidden) { return null; }
  }

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
    fetch(end.dataset.read, { method: "POST", credentials: "same-origin", keepalive: true, body: new URLSearchParams({ no: form.elements.no.value }),
      headers: Object.assign({ "HX-Request": "true" }, window.haoyuan.headers()) })
      .then(function (answer) { return answer.ok ? answer.text() : ""; })
      .then(function (html) { document.getElementById("review-read").innerHTML = html; });
  });
  seen.observe(end);
})();
