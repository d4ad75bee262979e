"use strict";
// What is being typed is kept on the device until it is saved: a closed page or an empty battery loses nothing.
(function () {
  var record = window.haoyuan.record;
  if (!record) return;
  var PREFIX = "haoyuan-record-", WEEK = 7 * 24 * 3600 * 1000;
  var form = record.form;
  var account = form.dataset.account;
  var says = document.getElementById("record-draft");
  var fields = record.read();
  var name = PREFIX + account + "-" + record.one(fields, "duty") + "-" + record.one(fields, "replaces")
    + (form.dataset.drafted ? "-" + form.dataset.drafted : "");

  // Another person's words do not stay on a shared device.
  try {
    for (var i = localStorage.length - 1; i >= 0; i--) {
      var other = localStorage.key(i);
      if (other && other.indexOf(PREFIX) === 0 && other.indexOf(PREFIX + account + "-") !== 0) localStorage.removeItem(other);
    }
  } catch (forbidden) { /* a browser without storage keeps nothing */ }

  var later = 0;
  function keep() {
    later = 0;
    var now = record.read();
    try { localStorage.setItem(name, JSON.stringify({ at: Date.now(), fields: now, label: record.label(now) })); } catch (full) { return; }
    says.textContent = "正在填的内容已存到本机。";
  }

  form.addEventListener("input", function (event) {
    if (event.target.name === "q") return;
    clearTimeout(later);
    later = setTimeout(keep, 400);
  });

  // Whoever leaves without a pause loses nothing either.
  function hurry() {
    if (!later) return;
    clearTimeout(later);
    keep();
  }
  window.addEventListener("pagehide", hurry);
  document.addEventListener("visibilitychange", hurry);
  document.addEventListener("click", function (event) { if (event.target.closest("a[href]")) hurry(); });

  record.forget = function () {
    clearTimeout(later);
    later = 0;
    says.textContent = "";
    try { localStorage.removeItem(name); } catch (forbidden) { /* nothing was kept */ }
  };

  function restore(draft) {
    if (record.fill(draft.fields, draft.label)) { says.textContent = "已恢复（附件需要重新选择）。"; return; }
    location.href = "/records/new?kind=" + encodeURIComponent(record.one(draft.fields, "kind")) + "#draft";
    if (location.hash === "#draft") location.reload();
  }

  function offer(draft) {
    says.textContent = "本机有一份没填完的内容。";
    [["接着填", function () { restore(draft); }], ["不要了", record.forget]].forEach(function (choice) {
      var button = document.createElement("button");
      button.type = "button";
      button.className = "btn btn-outline-primary";
      button.textContent = choice[0];
      button.addEventListener("click", choice[1]);
      says.appendChild(document.createTextNode(" "));
      says.appendChild(button);
    });
    form.parentNode.insertBefore(says, form);
  }

  // A form that came back with messages holds all that was typed already; one that is opened to edit is filled in elsewhere.
  var discard = form.querySelector("[data-discard]");
  if (discard) discard.addEventListener("click", function () { if (navigator.onLine !== false) record.forget(); });
  if (document.getElementById("errors") || location.hash.indexOf("#edit=") === 0) return;
  var draft = null;
  try { draft = JSON.parse(localStorage.getItem(name) || "null"); } catch (broken) { draft = null; }
  if (!draft || !draft.fields || Date.now() - draft.at > WEEK) return;
  if (location.hash === "#draft") restore(draft); else offer(draft);
})();
