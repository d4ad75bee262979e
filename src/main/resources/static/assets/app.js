"use strict";
// Small comforts. Every page works without them.
(function () {
  var csrf = document.querySelector("meta[name=csrf]");

  /** The form token as a request header, for fetch and htmx. */
  window.haoyuan = {
    headers: function () {
      var headers = {};
      if (csrf) headers[csrf.dataset.header] = csrf.content;
      return headers;
    },
    /** Leads to the sign-in and from there back to this page. */
    signIn: function () {
      var link = document.createElement("a");
      link.href = "/sign-in?back=" + encodeURIComponent(location.pathname + location.search);
      link.textContent = "重新登录";
      return link;
    },
    /** Says something in passing, also to screen readers. With a link, and words after it, until something succeeds. */
    say: function (text, link, after) {
      var place = document.getElementById("say");
      if (!place) return;
      place.textContent = text;
      if (link) place.append(link, after);
      // above the buttons that stick to the lower edge
      var bar = document.querySelector(".filing-bar, .record-save");
      var top = bar ? bar.getBoundingClientRect().top : window.innerHeight;
      place.style.bottom = top > window.innerHeight / 3 && top < window.innerHeight ? window.innerHeight - top + 8 + "px" : "";
      place.classList.add("say-shown");
      clearTimeout(window.haoyuan.saying);
      if (!link) window.haoyuan.saying = setTimeout(window.haoyuan.quiet, 6000);
    },
    quiet: function () {
      var place = document.getElementById("say");
      place.classList.remove("say-shown");
      place.textContent = "";
    }
  };

  document.addEventListener("htmx:configRequest", function (event) {
    Object.assign(event.detail.headers, window.haoyuan.headers());
  });
  // What saves by itself says so where it stands (autosave.js).
  function quiet(event) { return event.target.id === "autosave"; }
  document.addEventListener("htmx:responseError", function (event) {
    if (quiet(event)) return;
    var status = event.detail.xhr.status;
    if (status === 401) { signedOut(); return; }
    window.haoyuan.say(status === 403 ? "页面已过期，请刷新后重试。"
      : status === 404 ? "没有找到，或您无权查看。"
      : status === 413 ? "文件太大。" : "没有成功，请稍后再试。");
  });
  // A page to write on stays, for what is on it would be gone; any other goes to sign in and comes back.
  function signedOut() {
    var link = window.haoyuan.signIn();
    if (!document.querySelector("main form[method=post]")) { location.href = link.href; return; }
    link.target = "_blank";
    window.haoyuan.say("登录已过期，填写的内容还在本页。请", link, "（另开一页），再回到这里接着填。");
    document.dispatchEvent(new CustomEvent("haoyuan:signed-out"));
  }
  document.addEventListener("htmx:afterRequest", function (event) {
    if (event.detail.successful && document.querySelector("#say a")) window.haoyuan.quiet();
  });
  document.addEventListener("htmx:sendError", function (event) {
    if (!quiet(event)) window.haoyuan.say("网络不通，您填写的内容还在页面上。");
  });

  // On a phone a filter bar opens when asked for, or when something in it is wrong; closed, it says how much is chosen in it.
  document.querySelectorAll(".filter-open").forEach(function (button) {
    var chosen = Array.prototype.filter.call(button.form.elements, function (field) {
      if (!field.name || field.type === "hidden" || field.options && field.options[0].value) return false;
      return field.type === "checkbox" ? field.checked : field.value;
    }).length + button.form.querySelectorAll(".field > span > a").length;
    if (button.form.querySelector(".error")) button.setAttribute("aria-expanded", "true");
    if (chosen) button.textContent += "（已选 " + chosen + " 项）";
  });
  document.addEventListener("click", function (event) {
    var button = event.target.closest(".filter-open, .exports-open");
    if (button) button.setAttribute("aria-expanded", String(button.getAttribute("aria-expanded") === "false"));
  });

  // What a link within the page, or the address itself, leads to is unfolded there.
  function unfold(hash) {
    var there = document.getElementById(hash.slice(1));
    for (var fold = there; fold; fold = fold.parentElement) if (fold.tagName === "DETAILS") fold.open = true;
  }
  document.addEventListener("click", function (event) {
    var link = event.target.closest("a[href^='#']");
    if (link) unfold(link.hash);
  });
  unfold(location.hash);

  // A pop-up closes when one clicks or goes on beside it or presses Escape.
  function closePopups(except) {
    document.querySelectorAll("details.popup[open]").forEach(function (popup) {
      if (popup !== except) popup.open = false;
    });
  }
  function beside(event) { closePopups(event.target.closest && event.target.closest("details.popup")); }
  document.addEventListener("click", beside);
  document.addEventListener("focusin", beside);
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") return;
    var open = document.querySelector("details.popup[open]");
    if (open) { open.open = false; open.querySelector("summary").focus(); }
  });

  // A form that came back is left behind as the page that it was written on: whoever goes back finds that one, and no browser asks
  // whether to send the old form again. Until then a reload keeps what was typed.
  function leave() {
    if (document.documentElement.hasAttribute("data-refused") && document.referrer.indexOf(location.origin + "/") === 0) {
      history.replaceState(null, "", document.referrer);
    }
  }
  document.addEventListener("click", function (event) {
    var link = event.target.closest("a[href]");
    if (link && navigator.onLine !== false && !link.target && !event.ctrlKey && !event.metaKey && link.getAttribute("href").charAt(0) !== "#") leave();
  });

  // A form is sent once, however often one presses. data-busy="words": takes long, so that its button says so until the answer is there.
  function release(form) {
    delete form.dataset.sent;
    var button = form.querySelector("[data-idle]");
    if (!button) return;
    button.textContent = button.dataset.idle;
    delete button.dataset.idle;
    button.removeAttribute("aria-disabled");
  }
  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (event.defaultPrevented || form.method !== "post" || form.hasAttribute("data-many")) return;
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "1";
    leave();
    var button = form.dataset.busy && (event.submitter || form.querySelector("button"));
    if (button) {
      button.dataset.idle = button.textContent;
      button.textContent = form.dataset.busy;
      button.setAttribute("aria-disabled", "true");
      window.haoyuan.say(form.dataset.busy);
    }
    setTimeout(release, button ? 120000 : 8000, form);
  });
  window.addEventListener("pageshow", function () {
    document.querySelectorAll("form[data-sent]").forEach(release);
  });

  // data-submit: a choice or a day that takes effect at once.
  document.addEventListener("change", function (event) {
    var field = event.target;
    if (!field.hasAttribute || !field.hasAttribute("data-submit") || !field.form) return;
    if (field.checkValidity && !field.checkValidity()) return;
    if (field.form.requestSubmit) field.form.requestSubmit(); else field.form.submit();
  });

  // data-outdates="#id": what stands there was about what this field held before.
  document.addEventListener("change", function (event) {
    var said = event.target.dataset.outdates && document.querySelector(event.target.dataset.outdates);
    if (said) said.textContent = "";
  });

  // data-tick="name": ticks all boxes of that name in its form, or none.
  document.addEventListener("change", function (event) {
    var all = event.target;
    if (!all.dataset || !all.dataset.tick || !all.form) return;
    all.form.querySelectorAll("input[type=checkbox][name='" + all.dataset.tick + "']").forEach(function (box) { box.checked = all.checked; });
  });

  // data-ruler="first day": dragging goes through the days; letting go, or resting on a key, shows that day.
  var MONTH = 30;
  function dayOf(ruler) {
    var date = new Date(ruler.dataset.ruler + "T00:00:00Z");
    date.setUTCDate(date.getUTCDate() + Number(ruler.value));
    return date;
  }
  function follow(ruler) {
    var date = dayOf(ruler);
    document.getElementById("asOf").value = date.toISOString().slice(0, 10);
    var words = date.getUTCFullYear() + "年" + (date.getUTCMonth() + 1) + "月" + date.getUTCDate() + "日";
    ruler.setAttribute("aria-valuetext", words);
    ruler.closest(".asof").classList.add("asof-ahead");
    var lasting = document.getElementById("asof-day");
    lasting.firstElementChild.textContent = words + " ";
    lasting.lastElementChild.textContent = "星期" + "日一二三四五六".charAt(date.getUTCDay());
    lasting.href = lasting.href.replace(/([?&]asOf=)[^&]*/, "$1" + document.getElementById("asOf").value);
  }
  function arrive(ruler) {
    clearTimeout(window.haoyuan.arriving);
    window.haoyuan.arriving = setTimeout(function () {
      var form = document.getElementById("asOf").form;
      if (form.requestSubmit) form.requestSubmit(); else form.submit();
    }, 300);
  }
  document.addEventListener("input", function (event) {
    if (event.target.id === "ruler") { clearTimeout(window.haoyuan.arriving); follow(event.target); }
  });
  document.addEventListener("change", function (event) {
    if (event.target.id === "ruler") arrive(event.target);
  });
  document.addEventListener("keydown", function (event) {
    var ruler = event.target;
    if (ruler.id !== "ruler" || (event.key !== "PageUp" && event.key !== "PageDown")) return;
    event.preventDefault();
    ruler.value = Number(ruler.value) + (event.key === "PageUp" ? MONTH : -MONTH);
    follow(ruler);
    arrive(ruler);
  });

  // What was refused and is being changed is no longer wrong, nor right yet; what is left is counted above the form.
  document.addEventListener("input", function (event) {
    var field = event.target;
    if (field.type === "search") return; // who looks for a unit has not chosen one
    var around = field.closest(".filing-cell, td, .field");
    var wrong = field.getAttribute("aria-invalid") === "true" || around && around.classList.contains("field-wrong");
    field.removeAttribute("aria-invalid");
    var said = [];
    if (wrong && around) {
      around.classList.remove("field-wrong");
      around.querySelectorAll(".error").forEach(function (error) { said.push(settle(error)); });
    }
    countDown(function (item) {
      var link = item.querySelector("a[href^='#']");
      var at = link && document.getElementById(link.getAttribute("href").slice(1));
      if (!at) return said.indexOf(item.textContent) >= 0;
      if (wrong && around && around.contains(at)) return true;
      if (!at.contains(field)) return false;
      settle(document.getElementById(at.id + "-error")); // a table without rows gets one
      return true;
    });
  });
  function settle(error) {
    if (!error || !error.classList.contains("error")) return "";
    var said = error.textContent;
    error.className = "hint settled";
    error.textContent = "已改动，提交时再核对。";
    return said;
  }
  function countDown(isChanged) {
    var box = document.getElementById("errors");
    var list = box && box.querySelector(".wrong");
    var items = list ? Array.from(list.querySelectorAll("li:not(.changed)")) : [];
    var changed = items.filter(isChanged);
    if (!changed.length) return;
    changed.forEach(function (item) { item.classList.add("changed"); });
    var left = items.length - changed.length;
    var words = list.previousElementSibling;
    box.removeAttribute("role"); // it would be read out anew at every field
    box.classList.toggle("alert-danger", left > 0);
    box.classList.toggle("alert-info", left === 0);
    words.textContent = left ? words.textContent.replace(/^(还)?有 \d+ 处/, "还有 " + left + " 处") : "都已改动，请再次提交。";
  }

  // data-copy="#id": puts that element's text, or where it leads, on the clipboard; where the browser refuses, shows it marked. data-print: prints.
  document.addEventListener("click", function (event) {
    var button = event.target.closest("[data-copy], [data-print]");
    if (!button) return;
    if (button.hasAttribute("data-print")) { window.print(); return; }
    var source = document.querySelector(button.dataset.copy);
    if (!source) return;
    var text = "value" in source ? source.value : source.href || source.textContent.trim();
    function done() { window.haoyuan.say("已复制。"); }
    function older() {
      var hidden = document.createElement("textarea");
      hidden.value = text;
      hidden.className = "visually-hidden";
      document.body.appendChild(hidden);
      hidden.select();
      var copied = document.execCommand("copy");
      hidden.remove();
      if (copied) { done(); return; }
      var folded = source.closest("details");
      if (folded) folded.open = true;
      source.focus();
      if (source.select) source.select(); else window.getSelection().selectAllChildren(source);
      source.scrollIntoView({ block: "center" });
      window.haoyuan.say("没能自动复制，请手动复制。");
    }
    if (navigator.clipboard && window.isSecureContext) navigator.clipboard.writeText(text).then(done, older); else older();
  });

  // data-seen="address": what was opened counts as read.
  document.querySelectorAll("[data-seen]").forEach(function (seen) {
    if (!window.fetch) return;
    fetch(seen.dataset.seen, { method: "POST", credentials: "same-origin", headers: window.haoyuan.headers() }).catch(function () { /* unread still */ });
  });

  // What is wrong with a form is the first thing that one should hear.
  function goToErrors(event) {
    var errors = document.getElementById("errors");
    if (errors && (!event || event.target.contains(errors))) errors.focus();
  }
  document.addEventListener("htmx:afterSwap", goToErrors);
  goToErrors();
})();
