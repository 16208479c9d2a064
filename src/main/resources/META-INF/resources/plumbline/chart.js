// Draws the table that stands behind a chart: one source for both. Zero-based, labelled at its end, and what is not known stays a gap.
// The table says how: th[data-series=line|bar] is a series, tr with th and td[data-value] a point; an empty value is unknown.
"use strict";
window.plumblineChart = figure => {
  const columns = [...figure.querySelectorAll("thead th")];
  const rows = [...figure.querySelectorAll("tbody tr")];
  const names = rows.map(row => row.querySelector("th").textContent);
  const stacked = figure.dataset.stack !== undefined;
  const series = columns
    .map((head, at) => ({ kind: head.dataset.series, dash: head.dataset.dash !== undefined, name: head.textContent, at }))
    .filter(one => one.kind)
    .map(one => ({
      ...one,
      cells: rows.map(row => row.children[one.at]),
    }))
    .map(one => ({
      ...one,
      values: one.cells.map(cell => cell.dataset.value === "" || cell.dataset.value === undefined ? null : Number(cell.dataset.value)),
    }));
  const canvas = figure.querySelector(".canvas");
  const chart = echarts.init(canvas, null, { renderer: "canvas" });
  const draw = () => {
    const style = getComputedStyle(document.documentElement);
    const colour = name => style.getPropertyValue(name).trim();
    const shades = series.length < 3 && !stacked
      ? [colour("--fill"), colour("--second")]
      : [colour("--age1"), colour("--age2"), colour("--age3"), colour("--age4")];
    const several = series.length > 1;
    chart.setOption({
      // Nothing moves: those who asked for less motion get what everybody gets.
      animation: false,
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: colour("--soft") },
      grid: { left: 8, right: 56, top: 24, bottom: 8, containLabel: true },
      tooltip: {
        trigger: "axis", renderMode: "richText",
        backgroundColor: colour("--panel"), borderColor: colour("--line"), textStyle: { color: colour("--ink") },
        formatter: found => {
          const at = found[0].dataIndex;
          return [names[at], ...series.map(one => one.name + ": " + one.cells[at].textContent.trim())].join("\n");
        }
      },
      xAxis: {
        type: "category", data: names, boundaryGap: series.some(one => one.kind === "bar"),
        axisLabel: { color: colour("--soft"), hideOverlap: true },
        axisLine: { lineStyle: { color: colour("--line") } }, axisTick: { show: false }
      },
      yAxis: {
        type: "value", min: 0, minInterval: 1, splitNumber: 3,
        axisLabel: { color: colour("--soft") }, splitLine: { lineStyle: { color: colour("--line") } }
      },
      series: series.map((one, nr) => one.kind === "bar" ? {
        name: one.name, type: "bar", data: one.values, barMaxWidth: 40, stack: stacked ? "all" : undefined,
        itemStyle: { color: shades[nr % shades.length] }
      } : {
        name: one.name, type: "line", data: one.values, connectNulls: false,
        symbol: one.values.filter(value => value !== null).length < 2 ? "circle" : "none",
        lineStyle: { color: shades[nr % shades.length], width: 2, type: one.dash ? "dashed" : "solid" },
        itemStyle: { color: shades[nr % shades.length] },
        areaStyle: several ? undefined : { color: shades[nr % shades.length], opacity: 0.12 },
        endLabel: {
          show: true, formatter: () => one.cells[one.cells.length - 1].textContent.trim(), color: colour("--ink"), fontWeight: "bold", fontSize: 14
        }
      })
    });
  };
  draw();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  new ResizeObserver(() => chart.resize()).observe(canvas);
};
