"use strict";
// Draws the trend. The numbers stand in the table below it as well.
(function () {
  function day(from, offset) {
    var date = new Date(from + "T00:00:00Z");
    date.setUTCDate(date.getUTCDate() + offset);
    return date.toISOString().slice(0, 10);
  }

  function words(iso) {
    var parts = iso.split("-").map(Number);
    return parts[0] + "年" + parts[1] + "月" + parts[2] + "日";
  }

  function draw(place) {
    if (!window.echarts || place.dataset.drawn || !place.dataset.trend) return;
    place.dataset.drawn = "1";
    var from = place.dataset.from;
    var share = [], overdue = [];
    place.dataset.trend.split(";").forEach(function (point) {
      var n = point.split(",").map(Number);
      var at = day(from, n[0]);
      share.push([at, n[2] === 0 ? null : Math.floor(n[1] * 1000 / n[2]) / 10]);
      overdue.push([at, n[3]]);
    });
    var marks = place.dataset.marks ? place.dataset.marks.split("\n").map(function (line) {
      var gap = line.indexOf(" ");
      return { xAxis: day(from, Number(line.slice(0, gap))), name: line.slice(gap + 1) };
    }) : [];
    // deadlines so close that their numbers would cover each other share one label
    var last = share.length ? Date.parse(share[share.length - 1][0]) : 0;
    var near = (last - Date.parse(from)) * 22 / Math.max(place.clientWidth - 96, 100);
    var labels = marks.map(function () { return ""; });
    for (var first = 0, i = 0; i < marks.length; i++) {
      if (i > first && Date.parse(marks[i].xAxis) - Date.parse(marks[first].xAxis) >= near) first = i;
      labels[first] = i === first ? String(i + 1) : (first + 1) + "–" + (i + 1);
    }
    var chart = window.echarts.init(place, null, { renderer: "canvas" });
    chart.setOption({
      animation: false,
      color: ["#17754a", "#b3261e"],
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
      grid: { left: 44, right: 52, top: 40, bottom: 28 },
      legend: { top: 0, left: 0, itemWidth: 18 },
      tooltip: {
        trigger: "axis",
        renderMode: "richText",
        confine: true,
        formatter: function (series) {
          return [words(series[0].value[0])].concat(series.map(function (s) {
            var value = s.value[1];
            return s.seriesName + "：" + (value === null ? "—" : value + (s.seriesIndex === 0 ? "%" : " 项"));
          })).concat(marks.filter(function (m) {
            return Math.abs(Date.parse(m.xAxis) - Date.parse(series[0].value[0])) < 4 * 864e5;
          }).map(function (m) { return "截止 " + words(m.xAxis) + "：" + m.name; })).join("\n");
        }
      },
      xAxis: { type: "time", axisLabel: { hideOverlap: true, formatter: { year: "{yyyy}年", month: "{M}月", day: "{M}-{d}" } } },
      yAxis: [
        { type: "value", min: function (range) { return Math.max(0, Math.floor(range.min / 10) * 10); }, max: 100, axisLabel: { formatter: "{value}%" } },
        { type: "value", min: 0, splitLine: { show: false }, minInterval: 1 }
      ],
      series: [
        {
          name: "完成率", type: "line", showSymbol: false, data: share, lineStyle: { width: 2 },
          markLine: {
            silent: true, symbol: "none", label: { formatter: function (mark) { return labels[mark.dataIndex]; }, color: "#56616e" },
            lineStyle: { color: "#8592a0", type: "dashed" }, data: marks
          }
        },
        { name: "逾期未完成", type: "line", step: "end", yAxisIndex: 1, showSymbol: false, data: overdue, areaStyle: { opacity: .12 }, lineStyle: { width: 1 } }
      ]
    });
    window.addEventListener("resize", function () { chart.resize(); });
  }

  document.querySelectorAll("[data-trend]").forEach(draw);
  document.addEventListener("htmx:afterSwap", function () { document.querySelectorAll("[data-trend]").forEach(draw); });
})();
