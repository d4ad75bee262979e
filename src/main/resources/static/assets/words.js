"use strict";
// What one types is not sent without a signal, and the words of a form that no other script keeps (autosave.js, record-draft.js) stay on
// this device until they have been sent: a lost signal or a closed page lose nothing.
(function () {
  var PREFIX = "haoyuan-words-", SENT = "haoyuan-words-sent", WEEK = 7 * 24 * 3600 * 1000;
  var signedIn = document.getElementById("unsent");
  if (!signedIn) return;
  var account = signedIn.dataset.account;

  /** Forgets what anybody was typing on the device, whichever script keeps it, but for this account. */
  window.haoyuan.forgetWords = function (except) {
    try {
      Object.keys(localStorage).forEach(function (name) {
        var kept = /^haoyuan-(?:kept|record|words)-(\d+)[/-]/.exec(name);
        if (kept && kept[1] !== except) localStorage.removeItem(name);
      });
    } catch (forbidden) { /* a browser without storage keeps nothing */ }
  };
  // Another person's words do not stay on a shared device.
  window.haoyuan.forgetWords(account);

  function unkept(form) { return form.matches("form[method=post]:not([data-keep]):not(.record-form)"); }
  function fields(form) { return Array.from(form.querySelectorAll("textarea[name]:not([hidden])")); }
  function key(form) { return PREFIX + account + "/" + new URL(form.getAttribute("action") || "", location.href).pathname; }
  function forget(which) { try { localStorage.removeItem(which); } catch (forbidden) { /* nothing was kept */ } }

  /** Whether there was anything to keep, and room for it. */
  function keep(form) {
    var words = {};
    fields(form).forEach(function (field) { if (field.value.trim()) words[field.name] = field.value; });
    if (!Object.keys(words).length) { forget(key(form)); return false; }
    try { localStorage.setItem(key(form), JSON.stringify({ at: Date.now(), words: words })); } catch (full) { return false; }
    return true;
  }
  document.addEventListener("input", function (event) {
    var form = event.target.form;
    if (event.target.tagName === "TEXTAREA" && form && unkept(form)) keep(form);
  });

  /** Whether it holds something else than what the page came with. */
  function touched(field) {
    return field.type === "checkbox" || field.type === "radio" ? field.checked !== field.defaultChecked
      : field.defaultValue !== undefined && field.type !== "hidden" && field.value !== field.defaultValue;
  }
  window.haoyuan.touched = touched;

  // Before app.js counts it as sent.
  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (!unkept(form)) return;
    if (navigator.onLine === false && Array.prototype.some.call(form.elements, touched)) {
      event.preventDefault();
      window.haoyuan.say(keep(form) ? "没有信号，还没有送出。写的内容已存到本机，有信号后再点一次。"
        : "没有信号，还没有送出。请不要关闭页面，有信号后再点一次。");
    } else if (keep(form)) sessionStorage.setItem(SENT, key(form));
  }, true);

  // The page that follows is the answer: one that the browser makes itself, as without a signal, does not come here.
  try {
    var sent = sessionStorage.getItem(SENT);
    var arrived = performance.getEntriesByType("navigation")[0];
    if (sent && arrived && arrived.type === "navigate" && document.referrer.indexOf(location.origin + "/") === 0) {
      sessionStorage.removeItem(SENT);
      if (!document.documentElement.hasAttribute("data-refused")) forget(sent);
    }
  } catch (forbidden) { /* nothing was kept */ }

  function putBack(form) {
    var held;
    try { held = JSON.parse(localStorage.getItem(key(form))); } catch (broken) { held = null; }
    if (!held) return;
    if (Date.now() - held.at > WEEK) { forget(key(form)); return; }
    fields(form).forEach(function (field) {
      var words = held.words[field.name];
      if (!words || field.value.trim()) return;
      field.value = words;
      for (var fold = field.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
      var note = document.createElement("p");
      note.className = "hint";
      note.textContent = "上次写的还没有送出，放回来了。";
      var drop = document.createElement("button");
      drop.type = "button";
      drop.className = "btn btn-sm btn-outline-secondary";
      drop.textContent = "不要了";
      drop.addEventListener("click", function () {
        field.value = "";
        note.remove();
        keep(form);
        field.focus();
      });
      note.append(drop);
      field.after(note);
    });
  }
  Array.from(document.forms).filter(unkept).forEach(putBack);
})();
