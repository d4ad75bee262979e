"use strict";
// Comforts of the form of a filing. Saving is in autosave.js.
(function () {
  var form = document.getElementById("filing-form");
  if (!form) return;

  // How much room is left; of a cell only where it gets tight.
  function count(field) {
    var most = Number(field.dataset && field.dataset.most);
    var hint = field.nextElementSibling;
    if (!most || !hint) return;
    var left = most - Array.from(field.value.trim()).length;
    hint.textContent = "grows" in field.dataset && left > most / 5 ? "" : "最多 " + most + " 字，" + (left < 0 ? "超出 " + -left + " 字，请删减" : "还可写 " + left + " 字");
    hint.classList.toggle("filing-count-over", left < 0);
  }
  form.addEventListener("input", function (event) { count(event.target); });
  form.querySelectorAll("[data-most]:not([aria-invalid])").forEach(count); // what was refused says so itself, until it changes

  // A cell shows all that stands in it.
  function grow(field) {
    while (field.scrollHeight > field.clientHeight && field.rows < 12) field.rows++;
  }
  form.addEventListener("input", function (event) { if (event.target.matches("[data-grows]")) grow(event.target); });
  function growAll() { form.querySelectorAll("[data-grows]").forEach(grow); }
  form.addEventListener("turned", growAll);
  growAll();

  // Days are typed or picked. A field with something that is no day stays a text, so that it is not lost.
  form.querySelectorAll("[data-day]").forEach(function (field) {
    if (field.value === "" || /^\d{4}-\d{2}-\d{2}$/.test(field.value)) field.type = "date";
  });

  // Files go up as soon as they are chosen.
  form.querySelectorAll("input[type=file]").forEach(function (field) {
    field.addEventListener("change", function () {
      var button = field.parentNode.querySelector("button");
      if (field.files.length && button) { window.haoyuan.tell("正在上传…"); button.click(); }
    });
  });
})();
