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
    // What was refused for its length is counted from here on, on one line.
    var refused = document.getElementById(field.id + "-error");
    if (refused && "long" in refused.dataset) refused.hidden = true;
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

  // What is copied from a spreadsheet fills the cells from here on, row by row; rows are added as they are needed.
  function copied(text) {
    var rows = [[""]], quoted = false;
    text.replace(/\r\n?/g, "\n").replace(/\n$/, "").split("").forEach(function (sign) {
      var row = rows[rows.length - 1], cell = row[row.length - 1];
      if (sign === '"' && (quoted || cell === "")) quoted = !quoted;
      else if (sign === "\t" && !quoted) row.push("");
      else if (sign === "\n" && !quoted) rows.push([""]);
      else row[row.length - 1] = cell + sign;
    });
    return rows;
  }
  function cells(row) { return row.querySelectorAll(".filing-cells [name]"); }
  function another(row) {
    var next = row.cloneNode(true);
    var more = row.parentNode.querySelector("[name=more]");
    var name = cells(row)[0].name.split(".");
    var at = "f-" + name[1] + "-", was = name[2], now = more.value.split(".")[1], after = String(Number(now) + 1);
    next.querySelectorAll("*").forEach(function (node) {
      ["id", "for", "aria-describedby"].forEach(function (attribute) {
        var value = node.getAttribute(attribute);
        if (value) node.setAttribute(attribute, value.replace(at + was + "-", at + now + "-"));
      });
      if (node.name) node.name = node.name.replace("f." + name[1] + "." + was + ".", "f." + name[1] + "." + now + ".");
      if (node.matches(".error")) node.remove();
    });
    next.querySelector("legend").textContent = "第 " + after + " 行";
    var drop = next.querySelector(".filing-drop");
    drop.value = name[1] + "." + now;
    drop.setAttribute("aria-label", drop.getAttribute("aria-label").replace(/\d+ 行$/, after + " 行"));
    cells(next).forEach(function (cell) { cell.value = ""; cell.removeAttribute("aria-invalid"); cell.autofocus = false; });
    next.querySelectorAll("[data-instead]").forEach(function (line) { delete line.dataset.was; });
    exclude(next);
    more.parentNode.before(next);
    more.value = name[1] + "." + after;
    return next;
  }
  // The row below that is not deleted, if there is one.
  function below(row) {
    var next = row.nextElementSibling;
    while (next.matches(".filing-row:disabled")) next = next.nextElementSibling;
    return next.matches(".filing-row") ? next : null;
  }
  function fill(cell, text) {
    text = text.trim();
    if (cell.tagName === "SELECT") {
      var meant = Array.prototype.filter.call(cell.options, function (option) { return option.textContent.trim() === text; })[0];
      if (!meant) return text === "";
      text = meant.value;
    }
    if ("day" in cell.dataset) {
      var day = /^(\d{4})[-\/.年](\d{1,2})[-\/.月](\d{1,2})日?$/.exec(text);
      if (day) cell.type = "date";
      if (day) cell.value = day[1] + "-" + ("0" + day[2]).slice(-2) + "-" + ("0" + day[3]).slice(-2);
      // a day that is in no calendar stays as it was written, to be told of
      if (text && !(day && cell.value)) cell.type = "text";
      if (day && cell.value) text = cell.value;
    }
    cell.value = text;
    cell.dispatchEvent(new Event("input", { bubbles: true }));
    return !text || !("day" in cell.dataset) || cell.type === "date";
  }
  form.addEventListener("paste", function (event) {
    var row = event.target.closest(".filing-row"), data = event.clipboardData;
    if (!row || !data || !/\t/.test(data.getData("text/plain")) && !/<table/i.test(data.getData("text/html"))) return;
    event.preventDefault();
    var lines = copied(data.getData("text/plain"));
    var most = Number(row.parentNode.dataset.rows), left = lines.length;
    var first = Array.prototype.indexOf.call(cells(row), event.target), unknown = 0;
    lines.every(function (line, number) {
      line.forEach(function (text, column) { if (cells(row)[first + column] && !fill(cells(row)[first + column], text)) unknown++; });
      left--;
      row = below(row) || (left && row.parentNode.querySelectorAll(".filing-row:enabled").length < most ? another(row) : null);
      return row;
    });
    window.haoyuan.say("粘贴了 " + (lines.length - left) + " 行" + (left ? "；最多 " + most + " 行，后面 " + left + " 行没有粘贴" : "")
      + (unknown ? "；有 " + unknown + " 格没有认出（不是日期，或者不在选项里），请核对" : "") + "。");
  });

  // A row that is deleted is saved as gone, but stays in its place, switched off, until the page is left: it comes back as it was.
  form.addEventListener("click", function (event) {
    var button = event.target.closest("[name=remove], [data-undo]");
    if (!button) return;
    event.preventDefault();
    var row = button.closest(".filing-row"), legend = row.querySelector("legend");
    row.disabled = button.name === "remove";
    if (row.disabled) {
      var undo = document.createElement("button");
      undo.type = "button";
      undo.className = "btn btn-sm btn-outline-primary";
      undo.dataset.undo = legend.textContent;
      undo.textContent = "撤销";
      legend.textContent = "已删除" + legend.textContent + " · ";
      legend.id = cells(row)[0].id + "-row";
      undo.setAttribute("aria-describedby", legend.id);
      legend.append(undo);
      undo.focus();
    } else {
      legend.textContent = button.dataset.undo;
      cells(row)[0].focus();
    }
    cells(row).forEach(function (cell) { cell.dispatchEvent(new Event("input", { bubbles: true })); });
    cells(row)[0].dispatchEvent(new Event("change", { bubbles: true }));
  });

  // Where the day on which something was done stands beside why it is not, one press takes the words out, and another puts them back.
  function exclude(row) {
    row.querySelectorAll("[data-instead]").forEach(function (line) {
      var words = line.parentNode.querySelector("[name]"), day = row.querySelector("[name$='." + line.dataset.instead + "']");
      var both = Boolean(words.value.trim() && day.value);
      if (words.value.trim()) delete line.dataset.was;
      line.hidden = !both && !("was" in line.dataset);
      line.querySelector("span").textContent = both ? "" : "已清空 · ";
      line.querySelector("button").textContent = both ? line.dataset.clear : "撤销";
    });
  }
  form.addEventListener("input", function (event) {
    var row = event.target.closest && event.target.closest(".filing-row");
    if (row) exclude(row);
  });
  form.querySelectorAll(".filing-row").forEach(exclude);
  form.addEventListener("click", function (event) {
    var line = event.target.matches("[data-instead] button") && event.target.parentNode;
    if (!line) return;
    var words = line.parentNode.querySelector("[name]"), was = line.dataset.was || "";
    if (words.value.trim()) line.dataset.was = words.value;
    words.value = words.value.trim() ? "" : was;
    ["input", "change"].forEach(function (kind) { words.dispatchEvent(new Event(kind, { bubbles: true })); });
  });

  // Days are typed or picked, of what is done up to the day that the field names. One with something that is no day stays a text, so that it is not lost.
  form.querySelectorAll("[data-day]").forEach(function (field) {
    var said = field.value;
    field.max = field.dataset.day;
    field.type = "date";
    if (field.value !== said) field.type = "text";
    field.value = said;
  });

  // Files go up as soon as they are chosen.
  form.querySelectorAll("input[type=file]").forEach(function (field) {
    field.addEventListener("change", function () {
      var button = field.parentNode.querySelector("button");
      if (field.files.length && button) { window.haoyuan.tell("正在上传…"); button.click(); }
    });
  });
})();
