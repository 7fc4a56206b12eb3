(function () {
  'use strict';
  var data = JSON.parse(document.getElementById('charts').textContent);
  var dark = window.matchMedia('(prefers-color-scheme: dark)');
  // distinguishable on white and on black, also with most forms of color blindness
  var light10 = ['#2563eb', '#ea7317', '#0f9d58', '#d62f3a', '#8b46d8', '#8a5a3c', '#e2569f',
    '#5f6b7a', '#a3a300', '#0aa5b5'];
  var dark10 = ['#6f9bff', '#ff9f55', '#4ccb86', '#ff6b70', '#b78bff', '#c99a79', '#ff8cc6',
    '#a3aebd', '#d4d44a', '#4fd3e0'];

  function theme() {
    var style = getComputedStyle(document.documentElement);
    function color(name) { return style.getPropertyValue(name).trim(); }
    return {
      text: color('--text'), soft: color('--soft'), line: color('--line'), card: color('--card'),
      colors: dark.matches ? dark10 : light10,
      font: getComputedStyle(document.body).fontFamily
    };
  }

  function axis(t, name, more) {
    return Object.assign({
      name: name,
      nameLocation: 'middle',
      nameGap: 30,
      nameTextStyle: {color: t.soft, fontSize: 13},
      axisLabel: {color: t.soft},
      axisLine: {lineStyle: {color: t.line}},
      axisTick: {show: false},
      splitLine: {lineStyle: {color: t.line}}
    }, more);
  }

  function base(t) {
    return {
      color: t.colors,
      textStyle: {fontFamily: t.font, color: t.text},
      animationDuration: 400,
      grid: {left: 62, right: 24, top: 44, bottom: 48},
      legend: {type: 'scroll', top: 4, textStyle: {color: t.text, fontFamily: t.font}, inactiveColor: t.line,
        itemGap: 18, pageIconColor: t.soft, pageTextStyle: {color: t.soft}, icon: 'roundRect', itemWidth: 14, itemHeight: 8},
      tooltip: {
        backgroundColor: t.card, borderColor: t.line, textStyle: {color: t.text},
        confine: true
      }
    };
  }

  function line(name, points, more) {
    return Object.assign(
      {name: name, type: 'line', data: points, showSymbol: points.length < 2, lineStyle: {width: 2.5}}, more);
  }

  function level(name, value, color) {
    return {
      name: name, type: 'line', data: [], color: color,
      markLine: {
        silent: true, symbol: 'none', data: [{yAxis: value}],
        lineStyle: {color: color, type: 'dashed', width: 1.5},
        label: {formatter: name, position: 'insideEndTop', color: color, fontSize: 12}
      }
    };
  }

  function dot(name, points, t) {
    return {name: name, type: 'scatter', data: points, symbolSize: 11, z: 5, color: t.text,
      itemStyle: {borderColor: t.card, borderWidth: 2}};
  }

  function percents(v) { return (100 * v).toFixed(v > 0 && v < 0.1 ? 2 : 1) + ' %'; }

  // a curve over all thresholds, the one in use, and chance
  function thresholds(t, d, x, y, chance, tip) {
    return Object.assign(base(t), {
      legend: Object.assign(base(t).legend, {itemStyle: {opacity: 1}}),
      tooltip: Object.assign(base(t).tooltip, {
        trigger: 'item',
        formatter: function (p) { return p.marker + tip(p.value); }
      }),
      xAxis: axis(t, x, {type: 'value', min: 0, max: 1, axisLabel: percent(t)}),
      yAxis: axis(t, y, {type: 'value', min: 0, max: 1, nameGap: 46, axisLabel: percent(t)}),
      series: [
        line('detector', d.points, {showSymbol: true, symbol: 'circle', symbolSize: 5,
          itemStyle: {opacity: 0}, emphasis: {itemStyle: {opacity: 1}}, areaStyle: {opacity: 0.08}}),
        line('chance', chance,
          {showSymbol: false, color: t.soft, lineStyle: {type: 'dashed', width: 1.5, color: t.soft}}),
        dot('threshold in use', [d.inUse], t)
      ]
    });
  }

  // axes that start and end on a line
  function below(value) { return Math.floor(value / 0.05) * 0.05; }
  function above(value) { return Math.ceil(value / 0.05) * 0.05; }
  function twoPlaces(value) { return value.toFixed(2); }

  var charts = {
    loss: function (t, d) {
      var epochs = d.training.map(function (value, i) { return i + 1; });
      var all = d.training.concat(d.test, [d.pca]);
      var pca = 'PCA, ' + d.components + ' components';
      return Object.assign(base(t), {
        legend: Object.assign(base(t).legend, {data: ['training', 'test']}),
        tooltip: Object.assign(base(t).tooltip, {
          trigger: 'axis',
          valueFormatter: function (v) { return v === undefined ? '' : v.toFixed(4); }
        }),
        xAxis: axis(t, 'epoch', {type: 'category', data: epochs, boundaryGap: epochs.length < 2,
          splitLine: {show: false}}),
        yAxis: axis(t, 'nats per value', {
          type: 'value', nameGap: 46, min: below(Math.min.apply(null, all)),
          max: above(Math.max.apply(null, all)), axisLabel: {color: t.soft, formatter: twoPlaces}
        }),
        series: [line('training', d.training), line('test', d.test), level(pca, d.pca, t.soft)]
      });
    },
    map: function (t, d) {
      var hidden = {show: false};
      return Object.assign(base(t), {
        grid: {left: 8, right: 8, top: 44, bottom: 8},
        tooltip: Object.assign(base(t).tooltip, {
          formatter: function (p) { return p.seriesName; }
        }),
        xAxis: {type: 'value', axisLabel: hidden, axisLine: hidden, axisTick: hidden,
          splitLine: hidden, scale: true},
        yAxis: {type: 'value', axisLabel: hidden, axisLine: hidden, axisTick: hidden,
          splitLine: hidden, scale: true},
        series: Object.keys(d).map(function (label) {
          return {name: label, type: 'scatter', data: d[label], symbolSize: 5,
            itemStyle: {opacity: 0.75}, emphasis: {focus: 'series'}};
        })
      });
    },
    rocComparison: function (t, d) {
      return Object.assign(base(t), {
        tooltip: Object.assign(base(t).tooltip, {
          trigger: 'axis',
          formatter: function (all) {
            return all.filter(function (p) { return p.seriesName !== 'chance'; }).map(function (p) {
              return p.marker + p.seriesName + ': recall ' + (100 * p.value[1]).toFixed(0) +
                ' % at a false-positive rate of ' + (100 * p.value[0]).toFixed(0) + ' %';
            }).join('<br>');
          }
        }),
        xAxis: axis(t, 'false-positive rate', {type: 'value', min: 0, max: 1, axisLabel: percent(t)}),
        yAxis: axis(t, 'recall', {type: 'value', min: 0, max: 1, nameGap: 46, axisLabel: percent(t)}),
        series: [
          line('autoencoder', d.model, {showSymbol: false, areaStyle: {opacity: 0.08}}),
          line('distance from the mean', d.baseline, {showSymbol: false}),
          line('chance', [[0, 0], [1, 1]],
            {showSymbol: false, color: t.soft, lineStyle: {type: 'dashed', width: 1.5, color: t.soft}})
        ]
      });
    },
    rocCurve: function (t, d) {
      return thresholds(t, d, 'false-positive rate', 'recall', [[0, 0], [1, 1]], function (p) {
        return 'recall ' + percents(p[1]) + ' at a false-positive rate of ' + percents(p[0]);
      });
    },
    precisionRecallCurve: function (t, d) {
      return thresholds(t, d, 'recall', 'precision', [[0, d.chance], [1, d.chance]], function (p) {
        return 'precision ' + percents(p[1]) + ' at a recall of ' + percents(p[0]);
      });
    },
    budget: function (t, d) {
      // the axis is logarithmic: no alerts have no place on it
      function positive(points) { return points.filter(function (p) { return p[0] > 0; }); }
      function name(v) { return String(v); }
      return Object.assign(base(t), {
        tooltip: Object.assign(base(t).tooltip, {
          trigger: 'axis',
          formatter: function (all) {
            return all.map(function (p) {
              return p.marker + p.seriesName + ': ' + percents(p.value[1]) + ' at ' +
                p.value[0].toPrecision(3) + ' alerts in 1,000';
            }).join('<br>');
          }
        }),
        xAxis: axis(t, 'alerts in 1,000 rows', {type: 'log', max: 1000, min: 'dataMin',
          axisLabel: {color: t.soft, formatter: name, showMinLabel: false}}),
        yAxis: axis(t, '', {type: 'value', min: 0, max: 1, axisLabel: percent(t)}),
        series: [
          line('recall', positive(d.recalls), {showSymbol: false}),
          line('precision', positive(d.precisions), {showSymbol: false}),
          dot('threshold in use', positive([[d.alerts, d.recall], [d.alerts, d.precision]]), t)
        ]
      });
    },
    normalScores: function (t, d) {
      function side(name, color, wanted) {
        var points = d.bars.filter(wanted);
        var last = points[points.length - 1];
        return {name: name, type: 'line', step: 'end', showSymbol: false, color: color,
          lineStyle: {width: 1}, areaStyle: {opacity: 0.65},
          data: points.length ? points.concat([[last[0] + d.step, last[1]]]) : []};
      }
      // one bar ends at the threshold, up to rounding
      function isBelow(bar) { return bar[0] + d.step / 2 < d.threshold; }
      return Object.assign(base(t), {
        tooltip: Object.assign(base(t).tooltip, {
          trigger: 'axis',
          formatter: function (all) {
            var at = all[0].value[0];
            var bar = d.bars.filter(function (b) { return Math.abs(b[0] - at) < d.step / 2; })[0] ||
              d.bars[d.bars.length - 1];
            var last = bar === d.bars[d.bars.length - 1];
            return (100 * bar[1]).toPrecision(3) + ' % of the normal rows score ' + bar[0].toFixed(2) + ' to ' +
              (last ? Math.max(d.highest, bar[0] + d.step) : bar[0] + d.step).toFixed(2);
          }
        }),
        xAxis: axis(t, 'score', {type: 'value', min: d.bars[0][0],
          max: d.bars[d.bars.length - 1][0] + d.step,
          axisLabel: {color: t.soft, showMinLabel: false, showMaxLabel: false,
            formatter: function (v) { return v.toFixed(1); }}}),
        yAxis: axis(t, 'share of normal rows', {type: 'value', nameGap: 46, axisLabel: percentOf(t)}),
        series: [
          side('below the threshold', t.colors[0], isBelow),
          Object.assign(side('above', t.colors[1], function (bar) { return !isBelow(bar); }), {
            markLine: {silent: true, symbol: 'none', data: [{xAxis: d.threshold}],
              lineStyle: {color: t.soft, type: 'dashed', width: 1.5},
              label: {formatter: 'threshold', color: t.soft, fontSize: 12}}
          })
        ]
      });
    },
    losses: function (t, d) {
      return Object.assign(base(t), {
        tooltip: Object.assign(base(t).tooltip, {
          trigger: 'axis',
          valueFormatter: function (v) { return v.toFixed(3); }
        }),
        xAxis: axis(t, 'epoch', {type: 'value', min: 1, minInterval: 1,
          max: Math.max.apply(null, d.map(function (losses) { return losses.length; }))}),
        yAxis: axis(t, 'nats per row', {type: 'value', scale: true, nameGap: 46}),
        series: d.map(function (losses, i) {
          return line('autoencoder ' + (i + 1), losses.map(function (loss, at) { return [at + 1, loss]; }));
        })
      });
    },
    rates: function (t, d) {
      return Object.assign(base(t), {
        tooltip: Object.assign(base(t).tooltip, {
          formatter: function (p) {
            return p.marker + p.data.name + ': rate ' + p.value[0].toFixed(2) + ' nats, distortion ' +
              p.value[1].toFixed(2) + ' nats';
          }
        }),
        xAxis: axis(t, 'rate: KL term, nats', {type: 'value', min: 0}),
        yAxis: axis(t, 'distortion: reconstruction term, nats', {type: 'value', scale: true, nameGap: 46}),
        series: [
          line('VAE, by beta', d.points.map(function (p) {
            return {name: 'beta ' + p.beta, value: [p.rate, p.distortion]};
          }), {showSymbol: true, showAllSymbol: true, symbol: 'circle', symbolSize: 8,
            label: {show: true, position: 'top', align: 'left', color: t.text,
            formatter: function (p) { return p.data.name; }}}),
          {name: 'the mean image', type: 'scatter', symbolSize: 10, color: t.soft,
            data: [{name: 'the mean image', value: [0, d.mean]}]}
        ]
      });
    },
    scores: function (t, d) {
      return Object.assign(base(t), {
        tooltip: Object.assign(base(t).tooltip, {
          trigger: 'axis',
          valueFormatter: function (v) { return v.toFixed(3); }
        }),
        xAxis: axis(t, '', {type: 'category', data: d.names, splitLine: {show: false},
          axisLabel: {color: t.soft, interval: 0, lineHeight: 16, formatter: function (name) { return name.replace(' ', '\n'); }}}),
        yAxis: axis(t, 'score, mean of the seeds', {type: 'value', min: 0, max: 1, nameGap: 46}),
        series: d.codes.map(function (code) { return {name: code.name, type: 'bar', data: code.scores}; })
      });
    },
    scoreHistogram: function (t, d) {
      var bins = d.others.map(function (share, i) { return (d.from + i * d.step).toFixed(3); });
      function bars(name, shares, color) {
        return {name: name, type: 'bar', data: shares, color: color, barGap: '-100%',
          barCategoryGap: '8%', itemStyle: {opacity: 0.65}};
      }
      return Object.assign(base(t), {
        tooltip: Object.assign(base(t).tooltip, {
          trigger: 'axis',
          valueFormatter: function (v) { return v + ' %'; }
        }),
        xAxis: axis(t, 'score, nats per value', {type: 'category', data: bins,
          axisLabel: {color: t.soft, interval: 9}, splitLine: {show: false}}),
        yAxis: axis(t, 'share of images', {type: 'value', nameGap: 46,
          axisLabel: {color: t.soft, formatter: '{value} %'}}),
        series: [bars('all others', d.others, t.colors[0]), bars(d.label + ', never seen', d.unseen, t.colors[1])]
      });
    }
  };

  function percent(t) {
    return {color: t.soft, formatter: function (v) { return Math.round(100 * v) + ' %'; }};
  }

  function percentOf(t) {
    return {color: t.soft, formatter: function (v) { return +(100 * v).toFixed(2) + ' %'; }};
  }

  var shown = [];
  function draw() {
    shown.forEach(function (chart) { chart.dispose(); });
    shown = [];
    var t = theme();
    Object.keys(charts).forEach(function (name) {
      var element = document.getElementById(name);
      if (element && data[name]) {
        var chart = echarts.init(element, null, {renderer: name === 'map' ? 'canvas' : 'svg'});
        chart.setOption(charts[name](t, data[name]));
        shown.push(chart);
      }
    });
  }
  draw();
  if (dark.addEventListener) { dark.addEventListener('change', draw); }
  window.addEventListener('resize', function () {
    shown.forEach(function (chart) { chart.resize(); });
  });
})();
