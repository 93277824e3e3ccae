// Interactive charts, only for those who ask: nothing is fetched before the button is pressed.
// The table above the button holds the same figures; without this script the button never shows.
(function () {
  "use strict";

  var library = null;

  // Under the site's policy a browser asks here before text becomes a script's address or markup. The page
  // names the scripts that charts need, and Plotly only ever empties its place.
  function guard(charts) {
    if (!window.trustedTypes) return;
    var known = [];
    charts.forEach(function (chart) { known.push(chart.dataset.library, chart.dataset.locale); });
    window.trustedTypes.createPolicy("default", {
      createScriptURL: function (address) { return known.indexOf(address) < 0 ? null : address; },
      createHTML: function (markup) { return markup === "" ? markup : null; }
    });
  }

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

  function loadFigure(address) {
    return fetch(address, { credentials: "omit" }).then(function (answer) {
      if (!answer.ok) throw new Error(answer.status);
      return answer.json();
    });
  }

  function colour(name) {
    return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  }

  function clone(value) { return JSON.parse(JSON.stringify(value)); }

  // Two years as one figure: the rows of the first, then those that only the other has. What a year does
  // not have is written beside the row's name, because it has no bar.
  function together(first, other, height) {
    var both = [first, other];
    var codes = first.data[0].y.slice();
    var names = {};
    both.forEach(function (figure) {
      figure.data[0].y.forEach(function (code, index) {
        if (codes.indexOf(code) < 0) codes.push(code);
        names[code] = names[code] || figure.data[0].customdata[index];
      });
    });
    function aligned(view) {
      if (!first[view] || !other[view]) return null;
      var made = { x: [], text: [], range: [0, Math.max(first[view].range[1], other[view].range[1])] };
      both.forEach(function (figure) {
        var at = codes.map(function (code) { return figure.data[0].y.indexOf(code); });
        made.x.push(at.map(function (index) { return index < 0 ? null : figure[view].x[0][index]; }));
        made.text.push(at.map(function (index) { return index < 0 ? "[x]" : figure[view].text[0][index]; }));
      });
      return made;
    }
    var counts = aligned("counts");
    var layout = clone(first.layout);
    var sizes = first.sizes;
    var label = layout.annotations[0];
    layout.height = height;
    layout.margin.t = sizes.above;
    layout.showlegend = true;
    layout.bargap = 1 - 2 * sizes.bar / sizes.slot;
    layout.annotations = codes.map(function (code, row) {
      var absent = both.filter(function (figure, index) { return counts.x[index][row] === null; });
      var signs = absent.map(function (figure) {
        return " " + figure.year + " " + counts.text[both.indexOf(figure)][row];
      });
      return Object.assign({}, label, {
        text: names[code] + signs.join(","), y: code, yshift: sizes.bar + sizes.label / 2 - 2
      });
    });
    return {
      data: both.map(function (figure, index) {
        return Object.assign({}, clone(first.data[0]), {
          name: String(figure.year), y: codes, marker: index ? clone(sizes.stripes) : {},
          customdata: codes.map(function (code) { return names[code]; })
        });
      }),
      layout: layout, counts: counts, shares: aligned("shares")
    };
  }

  // A figure in one of its views and in the colours that the reader sees now.
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

  // What is drawn of a chart: its own figure or, with another year, both as one.
  function shown(state) {
    return state.other ? together(state.figure, state.other.figure, state.other.height) : state.figure;
  }

  function bases(state) {
    if (!state.other) return state.figure.labels.shares_shown;
    return [state.figure, state.other.figure].map(function (figure) {
      return figure.year + ": " + figure.labels.shares_shown;
    }).join(" ");
  }

  // A picture leaves the page, so it takes its title and its source along.
  function saveImage(chart, state) {
    var block = chart.closest(".figure");
    var figure = state.figure;
    var drawn = shown(state);
    var picture = painted(drawn, state.view);
    var other = state.other && state.other.figure;
    var title = lines(block.querySelector("h3").textContent + (other ? ", " + other.year : ""), 70);
    var source = [].concat(
      state.view === "shares" ? lines(bases(state), 100) : [],
      lines(block.querySelector(".source").textContent, 100),
      other ? lines(other.year + ": " + other.source, 100) : []);
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
        yshift: drawn.layout.margin.t },
      { text: source.join("<br>"), font: { size: 13 }, align: "left", showarrow: false,
        xref: "paper", yref: "paper", x: 0, y: 0, xanchor: "left", yanchor: "top", yshift: -12 });
    return window.Plotly.downloadImage(
      { data: picture.data, layout: layout, config: { locale: figure.config.locale } },
      { format: options.format, filename: options.filename + (other ? "-" + other.year : ""),
        scale: options.scale, width: layout.width, height: layout.height });
  }

  function draw(chart, plot, state) {
    var figure = state.figure;
    var config = clone(figure.config);
    config.modeBarButtons = [[{
      name: "saveImage", title: figure.labels.image, icon: window.Plotly.Icons.camera,
      click: function () { saveImage(chart, state); }
    }]];
    var now = painted(shown(state), state.view);
    plot.style.height = now.layout.height + "px";
    return window.Plotly.react(plot, now.data, now.layout, config).then(function () {
      // The table says the same in order; loose words out of a drawing would only confuse.
      plot.querySelectorAll(".main-svg").forEach(function (drawing) {
        drawing.setAttribute("aria-hidden", "true");
      });
    });
  }

  // Switch and choice stand in their places while the chart is loaded, so that nothing moves afterwards.
  function addSwitch(chart) {
    var button = element("button", "chart-switch", chart.dataset.switch);
    button.type = "button";
    button.disabled = true;
    chart.insertBefore(button, chart.querySelector("[role=status]"));
    return button;
  }

  function addYears(chart) {
    var label = element("label", "chart-years", chart.dataset.compare + " ");
    var select = element("select");
    var alone = element("option", "", chart.dataset.alone);
    alone.value = "";
    select.appendChild(alone);
    JSON.parse(chart.dataset.years).forEach(function (year, index) {
      var option = element("option", "", String(year[0]));
      option.value = String(index);
      select.appendChild(option);
    });
    select.disabled = true;
    label.appendChild(select);
    chart.insertBefore(label, chart.querySelector("[role=status]"));
    return label;
  }

  function startSwitch(button, chart, plot, state, say) {
    button.disabled = false;
    button.addEventListener("click", function () {
      state.view = state.view === "counts" ? "shares" : "counts";
      draw(chart, plot, state).then(function () {
        button.textContent = state.figure.labels[state.view === "counts" ? "shares" : "counts"];
        say(state.view === "shares" ? bases(state) : state.figure.labels.counts_shown);
      });
    });
  }

  // Another year beside this one. Shares stay shares where both years have them.
  function startYears(label, button, chart, plot, state, say) {
    var select = label.querySelector("select");
    var years = JSON.parse(chart.dataset.years);
    var labels = state.figure.labels;
    var chosen = "";

    function show(other, words) {
      state.other = other;
      var shares = shown(state).shares;
      if (!shares) state.view = "counts";
      if (button) {
        button.hidden = !shares;
        button.textContent = labels[state.view === "counts" ? "shares" : "counts"];
      }
      return draw(chart, plot, state).then(function () { say(words); });
    }

    select.disabled = false;
    select.addEventListener("change", function () {
      if (!select.value) {
        chosen = "";
        show(null, state.view === "shares" ? labels.shares_shown : labels.counts_shown);
        return;
      }
      var asked = select.value;
      var year = years[Number(asked)];
      say(chart.dataset.loading);
      plot.style.height = year[2] + "px";
      loadFigure(year[1]).then(function (figure) {
        if (select.value !== asked) return null;
        chosen = asked;
        return show({ figure: figure, height: year[2] },
          (labels.compared.replace("{years}", state.figure.year + ", " + figure.year) + " " + year[3]).trim());
      }).catch(function () {
        select.value = chosen;
        plot.style.height = shown(state).layout.height + "px";
        say(labels.failed_year);
      });
    });
  }

  function open(chart, button, plot, say) {
    plot.style.height = chart.dataset.height + "px";
    plot.hidden = false;
    say(chart.dataset.loading);
    var toggle = chart.dataset.switch ? addSwitch(chart) : null;
    var years = chart.dataset.years ? addYears(chart) : null;
    return Promise.all([loadFigure(chart.dataset.chart), loadLibrary(chart)]).then(function (loaded) {
      var state = { figure: loaded[0], view: "counts", other: null };
      return draw(chart, plot, state).then(function () {
        if (toggle) startSwitch(toggle, chart, plot, state, say);
        if (years) startYears(years, toggle, chart, plot, state, say);
        var visible = true;
        // The button's first words change; which figure it belongs to stays behind them.
        var words = button.firstChild;
        var show = words.data;
        words.data = state.figure.labels.hide;
        button.addEventListener("click", function () {
          visible = !visible;
          plot.hidden = !visible;
          if (toggle) toggle.hidden = !visible || !shown(state).shares;
          if (years) years.hidden = !visible;
          button.setAttribute("aria-expanded", String(visible));
          words.data = visible ? state.figure.labels.hide : show;
          say("");
          if (visible) draw(chart, plot, state);
        });
        button.setAttribute("aria-expanded", "true");
        window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", function () {
          if (visible) draw(chart, plot, state);
        });
        say(state.figure.labels.opened);
      });
    });
  }

  var charts = document.querySelectorAll(".chart[data-chart]");
  guard(charts);
  charts.forEach(function (chart) {
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
        chart.querySelectorAll(".chart-switch, .chart-years").forEach(function (added) { added.remove(); });
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
