"use strict";
// On every page of somebody who is signed in: how many records have not been uploaded, trying again, and the way out.
(function () {
  var badge = document.getElementById("unsent");
  if (!badge) return;
  var outbox = window.haoyuan.outbox;
  var panel = document.getElementById("unsent-panel");
  var account = Number(badge.dataset.account);
  window.haoyuan.account = account;
  window.haoyuan.post = Number(badge.dataset.post);
  var count = 0;

  function show() {
    return outbox.of(account).then(function (entries) {
      count = entries.length;
      // What was refused and stands in the form of this page says so there.
      var record = window.haoyuan.record;
      var waiting = entries.filter(function (entry) { return !record || !record.shows(entry); });
      var stuck = waiting.filter(function (entry) { return entry.state !== "waiting"; }).length;
      badge.hidden = !waiting.length;
      badge.classList.toggle("unsent-stuck", stuck > 0);
      badge.textContent = "未上传 " + waiting.length + " 条" + (stuck ? "，要处理" : "");
      if (!waiting.length && panel) { panel.hidden = true; badge.setAttribute("aria-expanded", "false"); }
    }).catch(function () { badge.hidden = true; });
  }

  function retry() { if (count > 0 && navigator.onLine !== false) outbox.flush(account); }

  document.addEventListener("haoyuan:outbox", show);
  window.addEventListener("online", retry);
  document.addEventListener("visibilitychange", function () {
    if (document.visibilityState === "visible") show().then(retry);
  });
  setInterval(function () { if (document.visibilityState === "visible") retry(); }, 30 * 1000);
  show().then(retry);

  // What arrives while another page than the form stands here is in no list or figure on it yet; the form says so itself.
  var FIGURES = /^\/($|records$|duties|missing|board|burden)/;
  var arrived = 0;
  document.addEventListener("haoyuan:sent", function () {
    if (window.haoyuan.record) return;
    arrived++;
    var link = document.createElement("a");
    var here = FIGURES.test(location.pathname);
    link.href = here ? location.pathname + location.search : "/records";
    link.textContent = here ? "刷新看最新" : "查看工作记录";
    window.haoyuan.say("已上传 " + arrived + " 条记录。", link, "");
  });

  badge.addEventListener("click", function () {
    panel.hidden = !panel.hidden;
    badge.setAttribute("aria-expanded", String(!panel.hidden));
    if (!panel.hidden) panel.focus();
  });

  // Without a signal a link leads to the browser's own error page.
  document.addEventListener("click", function (event) {
    var link = event.target.closest("a[href]");
    if (!link || event.defaultPrevented || navigator.onLine !== false || link.getAttribute("href").charAt(0) === "#"
      || link.href.indexOf(location.origin + "/") !== 0) return;
    event.preventDefault();
    window.haoyuan.say("没有信号，先留在本页" + (window.haoyuan.record ? "；填好的内容可以先保存在本机。" : "。"));
  });

  // Nothing of this person stays on the device when they leave; what has not arrived is not thrown away unasked.
  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (form.getAttribute("action") !== "/sign-out" || event.defaultPrevented) return;
    event.preventDefault();
    var question = "还有 " + count + " 条记录没有上传，退出后会从这台设备上删除，无法找回。确定退出吗？";
    if (count > 0 && !window.confirm(question)) { delete form.dataset.sent; return; }
    outbox.wipe(account).catch(function () { return null; }).then(function () { form.submit(); });
  });

  // What the page before wanted to say.
  try {
    var words = sessionStorage.getItem("haoyuan-say");
    if (words) { sessionStorage.removeItem("haoyuan-say"); window.haoyuan.say(words); }
  } catch (forbidden) { /* then it stays unsaid */ }
})();
