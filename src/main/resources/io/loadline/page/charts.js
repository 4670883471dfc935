// Where scripts run, uPlot draws each chart over time in place of its SVG, so that it can be zoomed and read by hovering. The SVG
// stays for screen readers and for print, the table below it is used as it is, and the keyboard meets nothing new. What is
// written comes from the SVG and the table; the script's own data are numbers and names of colours (ChartFigures.java).
(() => {
  "use strict";
  const [TOP, PLOT] = [26, 190]; // the measures of SvgChart.java, since texts of the SVG are drawn where they stand there
  const HEIGHT = TOP + PLOT + 26;
  const STEPS = [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 28800];
  const HELP = "Hover for figures. Drag to zoom, double-click for the whole run.";

  // As TimeText.java has it.
  const timeText = (time) => {
    if (time < 120) return Math.round(time * 10) / 10 + "\u00a0s";
    const whole = Math.round(time);
    const minutes = Math.floor(whole / 60);
    const large = minutes < 120 ? [[minutes, "min"]] : [[Math.floor(minutes / 60), "h"], [minutes % 60, "min"]];
    return [...large, [whole % 60, "s"]].filter(([count], i) => i === 0 || count > 0)
      .map((part) => part.join("\u00a0")).join("\u00a0");
  };

  const hidden = (tag, css) => {
    const element = document.createElement(tag);
    element.className = css;
    element.setAttribute("aria-hidden", "true");
    return element;
  };

  const show = (figure, idle, intervals, {windows, from, end, x, series, level, limits, grid, shaded, events}) => {
    const svg = figure.querySelector("svg.chart");
    const heads = [...figure.querySelectorAll("thead th")].map((each) => each.textContent);
    const rows = figure.querySelectorAll("tbody tr");
    const [line, plot] = [hidden("p", "values"), hidden("div", "plot")];
    const ahead = Math.floor((x.length - from.length) / 2); // lines begin half an interval before its middle
    const width = () => Math.max(120, figure.clientWidth);
    const styleOf = (css) => getComputedStyle(figure.querySelector("." + css));
    const dashesOf = (style) => (style.strokeDasharray.match(/[\d.]+/g) || []).map(Number);

    // The interval that a time belongs to.
    const rowAt = (time, starts = from) => {
      const next = starts.findIndex((each) => each > time);
      return next < 0 ? starts.length - 1 : Math.max(0, next - 1);
    };
    // Whole intervals, of a chart of windows those of the others; with the last one what came after it.
    const zoomed = (min, max) => {
      const starts = windows && intervals ? intervals : from;
      const row = rowAt(max, starts);
      return [starts[rowAt(min, starts)], row + 1 < starts.length ? starts[row + 1] : end];
    };
    // The row of the table under the cursor, in its own words.
    const tell = (uplot) => {
      const row = uplot.cursor.left < 0 ? null : rows[rowAt(uplot.posToVal(uplot.cursor.left, "x"))];
      line.classList.toggle("told", row !== null);
      line.textContent = row === null ? idle : [...row.children]
        .map((cell, i) => (i === 0 ? "From" : heads[i]) + "\u00a0" + cell.textContent).join(" · ");
    };

    // Figures that stand between two that are not known.
    const alone = (uplot, index) => [...uplot.data[index].keys()].filter((i) =>
      [i - 1, i, i + 1].map((each) => (uplot.data[index][each] ?? null) !== null).join() === "false,true,false");
    const drawn = (css) => {
      const paths = level ? uPlot.paths.stepped({align: 1}) : uPlot.paths.linear();
      const style = styleOf(css);
      return css.startsWith("bar")
        ? {paths, width: 0, fill: () => style.fill, points: {show: false}}
        : {paths, width: parseFloat(style.strokeWidth), dash: dashesOf(style), stroke: () => style.stroke,
           points: {show: true, size: 6, filter: alone, fill: () => style.stroke}};
    };

    // In px of the page, while the canvas may have finer ones.
    const drawing = (draw) => (uplot) => {
      const pen = uplot.ctx;
      pen.save();
      pen.scale(uPlot.pxRatio, uPlot.pxRatio);
      draw(pen, (time) => uplot.valToPos(time, "x"), uplot.scales.x);
      pen.restore();
    };
    const rule = (pen, css, fromX, fromY, toX, toY) => {
      const style = styleOf(css);
      pen.strokeStyle = style.stroke;
      pen.lineWidth = parseFloat(style.strokeWidth);
      pen.setLineDash(dashesOf(style));
      pen.beginPath();
      pen.moveTo(fromX, fromY);
      pen.lineTo(toX, toY);
      pen.stroke();
    };
    const heightOf = (part) => TOP + (1 - part / 1000) * PLOT;
    const write = (pen, css, text, at, y) => {
      const style = styleOf(css);
      const part = at / width();
      pen.font = style.fontWeight + " 12px " + style.fontFamily;
      pen.textAlign = part < 0.04 ? "left" : part > 0.96 ? "right" : "center";
      pen.setLineDash([]);
      pen.lineWidth = 3;
      pen.lineJoin = "round";
      pen.strokeStyle = style.stroke;
      pen.fillStyle = style.fill;
      const moved = part < 0.04 ? at + 3 : part > 0.96 ? at - 3 : at;
      pen.strokeText(text, moved, y);
      pen.fillText(text, moved, y);
    };
    // Round times, and where the view ends. Each is written around its place, but inward at both ends of the axis.
    const ticks = ({min, max}) => {
      const room = (max < 120 ? 54 : max < 7200 ? 84 : 110) * (max - min) / width();
      const step = STEPS.find((each) => each >= (min > 0 ? 1.5 : 1) * room) || STEPS[STEPS.length - 1];
      const times = [];
      for (let i = Math.ceil(min / step); i * step <= max - 1.5 * room; i++) times.push(i * step);
      return [...times, max];
    };
    const drawBehind = (pen, at) => {
      for (const [begin, over] of shaded) {
        pen.fillStyle = styleOf("affected").fill;
        pen.globalAlpha = parseFloat(styleOf("affected").fillOpacity);
        pen.fillRect(at(begin), TOP, at(over) - at(begin), PLOT);
        pen.globalAlpha = 1;
      }
      for (const part of grid) rule(pen, part === 0 ? "base" : "grid", 0, heightOf(part), width(), heightOf(part));
    };
    const drawOver = (pen, at, view) => {
      const seen = events.filter(([, time]) => time >= view.min && time <= view.max);
      for (const part of limits) rule(pen, "line.limit", 0, heightOf(part), width(), heightOf(part));
      for (const [, time] of seen) rule(pen, "event", at(time), TOP, at(time), TOP + PLOT);
      for (const each of svg.querySelectorAll(":scope > text.limit, :scope > text.scale")) {
        const place = parseFloat(each.getAttribute("x")) / 100 * width();
        write(pen, "chart > ." + each.classList[0], each.textContent, place, parseFloat(each.getAttribute("y")));
      }
      for (const [number, time] of seen) write(pen, "chart > .event", `(${number})`, at(time), TOP - 15);
      for (const time of ticks(view)) write(pen, "chart > .tick", timeText(time), at(time), TOP + PLOT + 18);
    };

    line.textContent = idle;
    svg.before(line, plot);
    figure.classList.add("live");
    const uplot = new uPlot({
      width: width(), height: HEIGHT, padding: [TOP, 0, HEIGHT - TOP - PLOT, 0],
      legend: {show: false}, axes: [{show: false}, {show: false}],
      scales: {x: {time: false, range: (_, min, max) => zoomed(min, max)}, y: {range: [0, 1000]}},
      series: [{}, ...series.map(([css]) => drawn(css))],
      cursor: {y: false, points: level ? {show: false} : {}, drag: {x: true, y: false}, sync: {key: "time", scales: ["x", null]},
               dataIdx: (_, index, closest, time) => rowAt(time) + ahead},
      hooks: {setCursor: [tell], drawAxes: [drawing(drawBehind)], draw: [drawing(drawOver)]},
    }, [x, ...series.map(([, heights]) => heights)], plot);
    new ResizeObserver(() => uplot.setSize({width: width(), height: HEIGHT})).observe(figure);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => uplot.redraw(false));
  };

  const all = [...document.querySelectorAll("figure > script")].map((each) => [each.parentNode, JSON.parse(each.textContent)]);
  all.forEach(([figure, data], i) => show(figure, i === 0 ? HELP : "", all.find(([, each]) => !each.windows)?.[1].from, data));
})();
