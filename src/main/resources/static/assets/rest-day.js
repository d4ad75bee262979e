"use strict";
// A day by which somebody is to answer is a working day (web/RestDay): said where it is typed, also without a signal.
(function () {
  var WEEK = ["日", "一", "二", "三", "四", "五", "六"];
  function full(day) {
    return day.getUTCFullYear() + "年" + (day.getUTCMonth() + 1) + "月" + day.getUTCDate() + "日 星期" + WEEK[day.getUTCDay()];
  }
  function text(day) { return day.toISOString().slice(0, 10); }

  /** For a rest day in the field the next working day, and what is said when it stands there instead; null for a working day. */
  window.haoyuan.restDay = function (field, button) {
    var calendar = field.closest("[data-holidays]").dataset;
    var named = new Date(field.value + "T00:00:00Z"), working = new Date(named);
    function rests(day) {
      return calendar.workdays.indexOf(text(day)) < 0 && (day.getUTCDay() % 6 === 0 || calendar.holidays.indexOf(text(day)) >= 0);
    }
    while (rests(working)) working.setUTCDate(working.getUTCDate() + 1);
    return working > named ? { working: text(working),
      words: full(named) + "是休息日，这里改成了下一个工作日 " + full(working) + "。合适的话，再按一次“" + button + "”" } : null;
  };
})();
