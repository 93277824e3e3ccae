// Interactive charts, only for those who ask: nothing is fetched before the button is pressed.
// The table above the button holds the same figures; without this script the button never shows.
(function () {
  "use strict";

  var library = null;

  function element(name, className, text) {
    var made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  function load(tag, attributes) {
    return new Promise(function (done, failed) {
      var made = document.createElement(tag);
      Object.keys(attributes).forEach(function (name) { made.setAttribute(name, attributes[name]); });
      made.onload = done;
      made.onerror = function () { made.remove(); failed(new Error(tag)); };
      document.head.appendChild(made);
    });
  }

  // One library for all charts of the page. Its styles are linked under the name by which it looks for
  // them, so that it writes no style of its own into the page.
  function loadLibrary(chart) {
    library = library || load("link", {
      rel: "stylesheet", href: chart.dataset.styles, id: "plotly.js-style-global", "class": "no-inline-styles"
    }).then(function () {
      return load("script", { src: chart.dataset.library });
    }).then(function () {
      return load("script", { src: chart.dataset.locale });
    }).catch(function (error) {
      library = null;
      var styles = document.getElementById("plotly.js-style-global");
      if (styles) styles.remove();
      throw error;
    });
    return library;
  }

  function loadFigure(chart) {
    return fetch(chart.dataset.chart, { credentials: "omit" }).then(function (answer) {
      if (!answer.ok) throw new Error(answer.status);
      return answer.json();
    });
  }

  function colour(name) {
    return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  }

  function clone(value) { return JSON.parse(JSON.stringify(value)); }

  // The figure in one of its views and in the colours that the reader sees now.
  function painted(figure, view) {
    var ink = colour("--ink");
    var data = clone(figure.data);
    var layout = clone(figure.layout);
    data.forEach(function (series, index) {
      var own = colour(index ? "--data-2" : "--data-1");
      series.x = figure[view].x[index];
      series.text = figure[view].text[index];
      series.marker = series.marker || {};
      series.marker.color = own;
      if (series.marker.pattern) {
        series.marker.pattern.fgcolor = own;
        series.marker.pattern.bgcolor = colour("--paper");
        series.marker.line = { color: own, width: 1 };
      }
    });
    layout.font.color = ink;
    layout.paper_bgcolor = colour("--paper");
    layout.xaxis.range = figure[view].range;
    layout.hoverlabel = { bgcolor: colour("--paper"), bordercolor: ink, font: { color: ink } };
    layout.modebar = { bgcolor: "transparent", color: colour("--muted"), activecolor: ink };
    return { data: data, layout: layout };
  }

  function lines(text, length) {
    var safe = text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
    return safe.split(/\s+/).reduce(function (made, word) {
      var last = made[made.length - 1];
      if (last && last.length + word.length < length) made[made.length - 1] = last + " " + word;
      else made.push(word);
      return made;
    }, []);
  }

  // A picture leaves the page, so it takes its title and its source along.
  function saveImage(chart, figure, view) {
    var block = chart.closest(".figure");
    var picture = painted(figure, view);
    var title = lines(block.querySelector("h3").textContent, 70);
    var source = [].concat(
      view === "shares" ? lines(figure.labels.shares_shown, 100) : [],
      lines(block.querySelector(".source").textContent, 100));
    var options = figure.config.toImageButtonOptions;
    var above = 30 + title.length * 26;
    var below = 24 + source.length * 18;
    var layout = picture.layout;
    layout.margin = { l: 24, r: 24, t: layout.margin.t + above, b: layout.margin.b + below, pad: 0 };
    layout.height += above + below;
    layout.width = 800;
    layout.annotations.push(
      { text: title.join("<br>"), font: { size: 20, weight: 700 }, align: "left", showarrow: false,
        xref: "paper", yref: "paper", x: 0, y: 1, xanchor: "left", yanchor: "bottom",
        yshift: figure.layout.margin.t },
      { text: source.join("<br>"), font: { size: 13 }, align: "left", showarrow: false,
        xref: "paper", yref: "paper", x: 0, y: 0, xanchor: "left", yanchor: "top", yshift: -12 });
    return window.Plotly.downloadImage(
      { data: picture.data, layout: layout, config: { locale: figure.config.locale } },
      { format: options.format, filename: options.filename, scale: options.scale,
        width: layout.width, height: layout.height });
  }

  function draw(chart, plot, figure, view) {
    var config = clone(figure.config);
    config.modeBarButtons = [[{
      name: "saveImage", title: figure.labels.image, icon: window.Plotly.Icons.camera,
      click: function () { saveImage(chart, figure, plot.dataset.view); }
    }]];
    var now = painted(figure, view);
    plot.dataset.view = view;
    return window.Plotly.react(plot, now.data, now.layout, config).then(function () {
      // The table says the same in order; loose words out of a drawing would only confuse.
      plot.querySelectorAll(".main-svg").forEach(function (drawing) {
        drawing.setAttribute("aria-hidden", "true");
      });
    });
  }

  // Stands in its place while the chart is loaded, so that nothing moves afterwards.
  function addSwitch(chart) {
    var button = element("button", "chart-switch", chart.dataset.switch);
    button.type = "button";
    button.disabled = true;
    chart.insertBefore(button, chart.querySelector("[role=status]"));
    return button;
  }

  function startSwitch(button, chart, plot, figure, say) {
    button.disabled = false;
    button.addEventListener("click", function () {
      var view = plot.dataset.view === "counts" ? "shares" : "counts";
      draw(chart, plot, figure, view).then(function () {
        button.textContent = figure.labels[view === "counts" ? "shares" : "counts"];
        say(figure.labels[view + "_shown"]);
      });
    });
  }

  function open(chart, button, plot, say) {
    plot.style.height = chart.dataset.height + "px";
    plot.hidden = false;
    say(chart.dataset.loading);
    var toggle = chart.dataset.switch ? addSwitch(chart) : null;
    return Promise.all([loadFigure(chart), loadLibrary(chart)]).then(function (loaded) {
      var figure = loaded[0];
      return draw(chart, plot, figure, "counts").then(function () {
        if (toggle) startSwitch(toggle, chart, plot, figure, say);
        var shown = true;
        // The button's first words change; which figure it belongs to stays behind them.
        var words = button.firstChild;
        var show = words.data;
        words.data = figure.labels.hide;
        button.addEventListener("click", function () {
          shown = !shown;
          plot.hidden = !shown;
          if (toggle) toggle.hidden = !shown;
          button.setAttribute("aria-expanded", String(shown));
          words.data = shown ? figure.labels.hide : show;
          say("");
          if (shown) draw(chart, plot, figure, plot.dataset.view);
        });
        button.setAttribute("aria-expanded", "true");
        window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", function () {
          if (shown) draw(chart, plot, figure, plot.dataset.view);
        });
        say(figure.labels.opened);
      });
    });
  }

  document.querySelectorAll(".chart[data-chart]").forEach(function (chart) {
    var button = chart.querySelector(".chart-open");
    var status = chart.querySelector("[role=status]");
    var plot = element("div", "chart-plot");
    var busy = false;

    function say(text) { status.textContent = text; }

    function start() {
      if (busy) return;
      busy = true;
      open(chart, button, plot, say).then(function () {
        button.removeEventListener("click", start);
      }, function () {
        var toggle = chart.querySelector(".chart-switch");
        if (toggle) toggle.remove();
        busy = false;
        plot.hidden = true;
        say(chart.dataset.failed);
      });
    }

    plot.setAttribute("role", "group");
    plot.setAttribute("aria-label", chart.closest(".figure").querySelector("h3").textContent);
    plot.hidden = true;
    chart.appendChild(plot);
    button.setAttribute("aria-expanded", "false");
    button.addEventListener("click", start);
    button.hidden = false;
  });
})();
