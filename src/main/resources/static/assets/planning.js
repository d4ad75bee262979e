"use strict";
// Shows only the fields that the choice beside them wants, and keeps what is typed. Without this all fields are there.
(function () {
  var form = document.getElementById("measure-form");
  var keep = document.getElementById("measure-keep");
  if (!form || !keep) return;
  function fit() {
    form.querySelectorAll("[data-when]").forEach(function (part) {
      var rule = /^(.+?)(!?=)(.*)$/.exec(part.getAttribute("data-when"));
      var field = form.elements[rule[1]];
      var same = field && field.value === rule[3];
      part.classList.toggle("plan-hidden", rule[2] === "=" ? !same : same);
    });
  }
  form.addEventListener("change", fit);
  fit();
  var sending = false;
  form.addEventListener("submit", function () { sending = true; });
  window.addEventListener("pageshow", function () { sending = false; });
  keep.addEventListener("htmx:configRequest", function (event) { if (sending) event.preventDefault(); });
  document.body.addEventListener("htmx:beforeSwap", function (event) {
    if (event.detail.requestConfig.elt !== keep || event.detail.xhr.status !== 409) return;
    event.detail.shouldSwap = true;
    event.detail.isError = false;
  });
  function lost() { document.getElementById("measure-status").textContent = "没有暂存成功，内容还在本页，请按“保存到草稿”再试。"; }
  keep.addEventListener("htmx:sendError", lost);
  keep.addEventListener("htmx:responseError", function (event) { if (event.detail.xhr.status !== 409) lost(); });
})();
