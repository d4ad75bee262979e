"use strict";
// Saving while one writes. Without this the page has a button that does the same.
(function () {
  var form = document.getElementById("filing-form");
  var autosave = document.getElementById("autosave");
  var status = document.getElementById("draft-status");
  if (!form || !autosave) return;
  var dirty = false;
  var sending = false;

  function stamp() {
    var value = String(Date.now());
    document.getElementById("draft-stamp").value = value;
    return value;
  }
  function tell(text) {
    status.textContent = text;
    status.classList.add("error");
  }

  form.addEventListener("input", function (event) {
    if (event.target.type !== "file" && !/^pick\./.test(event.target.name || "")) dirty = true;
  });
  form.addEventListener("change", function (event) {
    if (event.target.type !== "file" && !/^pick\./.test(event.target.name || "")) dirty = true;
  });
  form.addEventListener("submit", function () { sending = true; stamp(); });
  window.addEventListener("pageshow", function () { sending = false; });

  autosave.addEventListener("htmx:configRequest", function (event) {
    var cause = event.detail.triggeringEvent && event.detail.triggeringEvent.target;
    var choosing = cause && /^pick\./.test(cause.name || "");
    if (!dirty || sending || choosing) { event.preventDefault(); return; }
    event.detail.parameters.stamp = stamp();
    dirty = false;
  });
  document.body.addEventListener("htmx:beforeOnLoad", function (event) {
    if (event.detail.requestConfig.elt !== autosave || event.detail.xhr.status !== 401) return;
    event.preventDefault();
    dirty = true;
    tell("登录已过期，最近的改动还没有保存，仍在本页。请在新窗口重新登录，再回到这里继续。");
  });
  document.body.addEventListener("htmx:beforeSwap", function (event) {
    if (event.detail.requestConfig.elt !== autosave) return;
    status.classList.remove("error");
    if (event.detail.xhr.status !== 409) return;
    event.detail.shouldSwap = true;
    event.detail.isError = false;
    dirty = true;
  });
  function retry() {
    dirty = true;
    tell("没有保存成功，内容还在本页，稍后自动重试。");
    setTimeout(function () { form.dispatchEvent(new Event("input")); }, 5000);
  }
  autosave.addEventListener("htmx:sendError", retry);
  autosave.addEventListener("htmx:responseError", function (event) {
    if (event.detail.xhr.status >= 500) retry();
    else { dirty = true; tell("没有保存成功（" + event.detail.xhr.status + "），内容还在本页，请刷新前先复制留存。"); }
  });

  // Leaving in the middle: what was typed in the last two seconds goes along.
  function leave() {
    if (!dirty || sending || !window.fetch) return;
    stamp();
    dirty = false;
    var body = new URLSearchParams();
    new FormData(form).forEach(function (value, name) { if (typeof value === "string") body.append(name, value); });
    try {
      fetch(form.action, { method: "POST", body: body, keepalive: true, credentials: "same-origin",
        headers: Object.assign({ "HX-Request": "true" }, window.haoyuan.headers()) });
    } catch (tooLarge) { dirty = true; }
  }
  document.addEventListener("visibilitychange", function () { if (document.visibilityState === "hidden") leave(); });
  window.addEventListener("pagehide", leave);

  // How much room is left, where it gets tight.
  form.addEventListener("input", function (event) {
    var most = Number(event.target.dataset && event.target.dataset.most);
    var hint = event.target.nextElementSibling;
    if (!most || !hint) return;
    var length = Array.from(event.target.value.trim()).length;
    hint.textContent = "最多 " + most + " 字，现有 " + length + " 字";
    hint.classList.toggle("filing-count-over", length > most);
  });

  // Days are typed or picked. A field with something that is no day stays a text, so that it is not lost.
  form.querySelectorAll("[data-day]").forEach(function (field) {
    if (field.value === "" || /^\d{4}-\d{2}-\d{2}$/.test(field.value)) field.type = "date";
  });

  // Files go up as soon as they are chosen.
  form.querySelectorAll("input[type=file]").forEach(function (field) {
    field.addEventListener("change", function () {
      var button = field.parentNode.querySelector("button");
      if (field.files.length && button) { tell("正在上传…"); button.click(); }
    });
  });
})();
