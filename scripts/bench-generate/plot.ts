/** What one generator took, in CPU seconds, for documents of growing size. */
export interface Series {
  readonly name: string;
  readonly points: readonly Point[];
}

export interface Point {
  readonly kilobytes: number;
  readonly seconds: number;
}

const [width, height] = [720, 400];
const margin = { left: 56, right: 150, top: 24, bottom: 48 };
/** Readable on white and on black. */
const colours = ["#2f7ed8", "#d9822b", "#3c9d5b", "#a45bb5"];

/** A picture of CPU seconds over the size of documents, as SVG. Axes are linear and start at zero, so that linear time is a line. */
export function plot(series: readonly Series[]): string {
  const all = series.flatMap(({ points }) => points);
  const [xTicks, yTicks] = [ticks(all.map((point) => point.kilobytes)), ticks(all.map((point) => point.seconds))];
  const [xTop, yTop] = [xTicks.at(-1) ?? 1, yTicks.at(-1) ?? 1];
  const x = (kilobytes: number) => round(margin.left + (kilobytes / xTop) * (width - margin.left - margin.right));
  const y = (seconds: number) =>
    round(height - margin.bottom - (seconds / yTop) * (height - margin.top - margin.bottom));
  const lines = series.flatMap(({ name, points }, index) => {
    const colour = colours[index % colours.length];
    const path = points.map(({ kilobytes, seconds }) => `${x(kilobytes)},${y(seconds)}`);
    const last = points.at(-1) ?? { kilobytes: 0, seconds: 0 };
    return [
      `<polyline points="${path.join(" ")}" fill="none" stroke="${colour}" stroke-width="2"/>`,
      ...path.map((at) => `<circle cx="${at.split(",")[0]}" cy="${at.split(",")[1]}" r="3.5" fill="${colour}"/>`),
      `<text x="${x(last.kilobytes) + 10}" y="${y(last.seconds) + 4}" fill="${colour}">${escaped(name)}</text>`,
    ];
  });
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="13" fill="#808080" role="img">`,
    "<title>CPU seconds of a whole run over the size of the document</title>",
    ...yTicks.map(
      (at) => `<path d="M${margin.left} ${y(at)}H${width - margin.right}" stroke="#808080" stroke-opacity="0.3"/>`,
    ),
    ...yTicks.map((at) => `<text x="${margin.left - 8}" y="${y(at) + 4}" text-anchor="end">${at} s</text>`),
    ...xTicks.map((at) => `<text x="${x(at)}" y="${height - margin.bottom + 20}" text-anchor="middle">${at} kB</text>`),
    ...lines,
    "</svg>",
  ].join("\n")}\n`;
}

/** Where an axis is marked, from zero to what is at least the largest value: some five round numbers. */
function ticks(values: readonly number[]): readonly number[] {
  const largest = Math.max(...values);
  const unit = 10 ** Math.floor(Math.log10(largest / 5));
  const step = ([1, 2, 5].find((factor) => factor * unit * 6 >= largest) ?? 10) * unit;
  return Array.from({ length: Math.ceil(largest / step) + 1 }, (_, index) => round(index * step));
}

function round(value: number): number {
  return Number(value.toFixed(1));
}

function escaped(text: string): string {
  return text.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
}
