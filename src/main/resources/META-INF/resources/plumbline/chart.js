// Draws the table that stands behind a chart: one source for both. One line, zero-based, labelled at its end.
"use strict";
window.plumblineChart = figure => {
  const rows = [...figure.querySelectorAll("tr[data-day]")];
  const points = rows.map(row => [row.dataset.day, Number(row.dataset.open)]);
  const names = new Map(rows.map(row => [row.dataset.day, row.querySelector("th").textContent]));
  const canvas = figure.querySelector(".canvas");
  const chart = echarts.init(canvas, null, { renderer: "canvas" });
  const draw = () => {
    const style = getComputedStyle(document.documentElement);
    const colour = name => style.getPropertyValue(name).trim();
    const last = points[points.length - 1];
    chart.setOption({
      animation: false,
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: colour("--soft") },
      grid: { left: 8, right: 56, top: 24, bottom: 8, containLabel: true },
      tooltip: {
        trigger: "axis", renderMode: "richText",
        backgroundColor: colour("--panel"), borderColor: colour("--line"), textStyle: { color: colour("--ink") },
        formatter: found => names.get(found[0].value[0]) + ": " + found[0].value[1] + " open"
      },
      xAxis: {
        type: "category", data: points.map(point => point[0]), boundaryGap: false,
        axisLabel: { color: colour("--soft"), hideOverlap: true, formatter: day => names.get(day) },
        axisLine: { lineStyle: { color: colour("--line") } }, axisTick: { show: false }
      },
      yAxis: {
        type: "value", min: 0, minInterval: 1, splitNumber: 3,
        axisLabel: { color: colour("--soft") }, splitLine: { lineStyle: { color: colour("--line") } }
      },
      series: [{
        type: "line", data: points, symbol: "none", lineStyle: { color: colour("--fill"), width: 2 },
        areaStyle: { color: colour("--fill"), opacity: 0.12 }, endLabel: {
          show: true, formatter: String(last[1]), color: colour("--ink"), fontWeight: "bold", fontSize: 14
        }
      }]
    });
  };
  draw();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  new ResizeObserver(() => chart.resize()).observe(canvas);
};
