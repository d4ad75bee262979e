"use strict";
// What is being typed is kept on the device until the server has it: no signal, no sign-in left, a closed page lose nothing.
(function () {
  var form = document.getElementById("record-form");
  if (!form) return;
  var PREFIX = "haoyuan-record-";
  var account = form.dataset.account;
  var duty = form.elements.duty ? form.elements.duty.value : "";
  var name = PREFIX + account + "-" + duty;
  var says = document.getElementById("record-draft");
  var fields = ["kind", "subject", "day", "title", "people", "place", "note", "key"];

  function each(work) {
    try {
      for (var i = localStorage.length - 1; i >= 0; i--) {
        var key = localStorage.key(i);
        if (key && key.indexOf(PREFIX) === 0) work(key);
      }
    } catch (forbidden) { /* a browser without storage keeps nothing */ }
  }

  // Another person's words do not stay on a shared device.
  each(function (key) {
    if (key.indexOf(PREFIX + account + "-") !== 0) localStorage.removeItem(key);
  });

  function value(field) {
    var element = form.elements[field];
    return element ? element.value : "";
  }

  function topics() {
    return Array.prototype.map.call(form.querySelectorAll("input[name=topic]:checked"), function (box) { return box.value; });
  }

  var touched = false;
  function keep() {
    var draft = { at: Date.now(), topics: topics() };
    fields.forEach(function (field) { draft[field] = value(field); });
    try { localStorage.setItem(name, JSON.stringify(draft)); } catch (full) { return; }
    says.textContent = navigator.onLine === false ? "没有网络。填写的文字已存在本机，有网络后再点保存。" : "填写的文字已存在本机。";
  }

  var later;
  form.addEventListener("input", function (event) {
    if (event.target.name === "q") return;
    touched = true;
    clearTimeout(later);
    later = setTimeout(keep, 400);
  });

  function put(draft) {
    ["day", "title", "people", "place", "note", "key"].forEach(function (field) {
      if (form.elements[field] && draft[field]) form.elements[field].value = draft[field];
    });
    Array.prototype.forEach.call(form.querySelectorAll("input[name=topic]"), function (box) {
      box.checked = draft.topics.indexOf(box.value) >= 0;
    });
    if (draft.place || draft.note) form.querySelector("details").open = true;
  }

  function restore(draft) {
    if (draft.kind === value("kind") && (!draft.subject || value("subject") === draft.subject
        || form.querySelector("input[name=subject][value='" + draft.subject + "']"))) {
      var subject = form.querySelector("input[name=subject][value='" + Number(draft.subject) + "']");
      if (subject) subject.checked = true;
      put(draft);
      return;
    }
    var query = "?kind=" + encodeURIComponent(draft.kind) + "&subject=" + encodeURIComponent(draft.subject);
    fetch("/records/parts" + query, { headers: { "HX-Request": "true" } }).then(function (answer) {
      if (!answer.ok) return "";
      return answer.text();
    }).then(function (html) {
      if (!html) return;
      form.elements.kind.value = draft.kind;
      var parts = document.getElementById("record-parts");
      parts.innerHTML = html;
      if (window.htmx) window.htmx.process(parts);
      put(draft);
    });
  }

  // A form that came back with messages holds all that was typed already.
  var back = document.getElementById("errors");
  if (!back) {
    var kept = null;
    try { kept = JSON.parse(localStorage.getItem(name) || "null"); } catch (broken) { kept = null; }
    if (kept && Date.now() - kept.at < 7 * 24 * 3600 * 1000) {
      says.innerHTML = "";
      says.appendChild(document.createTextNode("本机有一份没保存完的内容。"));
      [["接着填", function () { restore(kept); touched = true; says.textContent = "已恢复（附件需要重新选择）。"; }],
       ["不要了", function () { localStorage.removeItem(name); says.textContent = ""; }]].forEach(function (choice) {
        var button = document.createElement("button");
        button.type = "button";
        button.className = "btn btn-sm btn-outline-primary";
        button.textContent = choice[0];
        button.addEventListener("click", choice[1]);
        says.appendChild(document.createTextNode(" "));
        says.appendChild(button);
      });
      form.parentNode.insertBefore(says, form);
    }
  }

  // The kind decides what may be chosen; what was typed elsewhere stays.
  form.addEventListener("submit", function (event) {
    if (navigator.onLine === false) {
      event.preventDefault();
      delete form.dataset.sent;
      keep();
      window.haoyuan.say("没有网络，还没有保存到服务器。文字已存在本机，有网络后再点保存。");
      return;
    }
    var most = 0, large = "";
    Array.prototype.forEach.call(form.elements.files.files, function (file) {
      most += file.size;
      if (file.size > Number(form.elements.files.dataset.most)) large = file.name;
    });
    if (large || most > 99 * 1024 * 1024) {
      event.preventDefault();
      delete form.dataset.sent;
      window.haoyuan.say(large ? "“" + large + "”超过 50 MB，请压缩或拆分后再传。" : "附件合计超过 99 MB，请分两次上传。");
      return;
    }
    if (touched) keep();
    try { sessionStorage.setItem("haoyuan-record-sent", name); } catch (forbidden) { /* then it is offered once more */ }
  }, true);

  var discard = form.querySelector("[data-discard]");
  if (discard) discard.addEventListener("click", function () { localStorage.removeItem(name); });
})();
