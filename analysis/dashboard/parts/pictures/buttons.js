// The page's own plotly draws the figure once more, in the layout for print: the chart's camera is called with it.
const SCALE = { png: 300 / 96, svg: 1 };

function saved(data, format) {
  const shown = document.querySelector(`.st-key-${CSS.escape(data.chart)} .js-plotly-plot`);
  const camera = shown?._fullLayout?._modeBar?.buttons.flat().find((button) => button.name === "toImage");
  if (!camera) return false;
  const layout = JSON.parse(data.layout);
  // What the reader clicked is no part of the figure.
  const traces = shown.data.map(({ selectedpoints, ...trace }) => trace);
  const { width, height } = layout;
  const toImageButtonOptions = { format, filename: data.name, width, height, scale: SCALE[format] };
  const config = { ...shown._context, toImageButtonOptions };
  camera.click({ data: traces, layout, config, _context: config });
  return true;
}

export default function ({ data, parentElement }) {
  const failed = parentElement.querySelector("p");
  for (const button of parentElement.querySelectorAll("button")) {
    button.onclick = () => {
      failed.hidden = saved(data, button.value);
    };
  }
}
