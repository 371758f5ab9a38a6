
'use strict';
(() => {
  const map = document.getElementById('map');
  const table = document.getElementById('rows');

  // The map is one stop of the Tab key; arrow keys go to the next tile in their direction.
  const directions = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1]};

  function centre(tile) {
    return [tile.offsetLeft + tile.offsetWidth / 2, tile.offsetTop + tile.offsetHeight / 2];
  }

  function neighbour(tiles, from, [dx, dy]) {
    const [x, y] = centre(from);
    let best = null;
    let least = Infinity;
    for (const tile of tiles) {
      const [tx, ty] = centre(tile);
      const ahead = (tx - x) * dx + (ty - y) * dy;
      const aside = Math.abs((tx - x) * dy) + Math.abs((ty - y) * dx);
      if (tile !== from && ahead > 0.5 && ahead + 2 * aside < least) {
        least = ahead + 2 * aside;
        best = tile;
      }
    }
    return best;
  }

  if (map) {
    const tiles = [...map.querySelectorAll('a')];
    const detail = document.getElementById('detail');
    const tell = event => {
      const tile = event.target.closest('#map a');
      detail.textContent = tile ? tile.getAttribute('aria-label') : '';
    };
    tiles.forEach((tile, i) => { tile.tabIndex = i ? -1 : 0; });
    map.addEventListener('mouseover', tell);
    map.addEventListener('focusin', tell);
    map.addEventListener('mouseleave', () => { detail.textContent = ''; });
    map.addEventListener('keydown', event => {
      const direction = directions[event.key];
      const from = event.target.closest('#map a');
      const to = direction && from && neighbour(tiles, from, direction);
      if (direction) {
        event.preventDefault();
      }
      if (to) {
        from.tabIndex = -1;
        to.tabIndex = 0;
        to.focus();
      }
    });
    // A row that the search hides is shown when its tile is chosen.
    map.addEventListener('click', event => {
      const tile = event.target.closest('#map a');
      const row = tile && document.getElementById(tile.hash.slice(1));
      if (row) {
        row.hidden = false;
      }
    });
  }

  if (table) {
    const body = table.tBodies[0];
    const rows = [...body.rows];
    const heads = [...table.tHead.rows[0].cells];
    const search = document.getElementById('search');
    const split = document.getElementById('split');
    const count = document.getElementById('count');
    const texts = rows.map(row => (row.cells[0].textContent + ' ' + row.cells[1].textContent
      + ' ' + row.cells[1].firstElementChild.title).toLowerCase());

    const filter = () => {
      const words = search.value.toLowerCase().split(/\s+/).filter(word => word);
      let shown = 0;
      rows.forEach((row, i) => {
        row.hidden = !words.every(word => texts[i].includes(word))
          || Boolean(split && split.checked && !row.querySelector('details'));
        shown += row.hidden ? 0 : 1;
      });
      count.textContent = shown.toLocaleString('en') + ' of ' + rows.length.toLocaleString('en');
    };

    const value = (row, column) => {
      const cell = row.cells[column];
      const text = cell.dataset.value || cell.textContent;
      return heads[column].classList.contains('n') ? Number(text.replace(/,/g, '')) : text;
    };

    const sort = column => {
      const head = heads[column];
      const number = head.classList.contains('n');
      const before = head.getAttribute('aria-sort');
      const descending = before ? before === 'ascending' : number && column > 0;
      heads.forEach(other => other.removeAttribute('aria-sort'));
      head.setAttribute('aria-sort', descending ? 'descending' : 'ascending');
      const compare = number ? (a, b) => a - b : new Intl.Collator('en', {numeric: true}).compare;
      const keys = new Map(rows.map(row => [row, value(row, column)]));
      const sorted = [...rows].sort((a, b) => compare(keys.get(a), keys.get(b)) * (descending ? -1 : 1));
      body.append(...sorted);
    };

    heads.forEach((head, column) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = head.textContent;
      head.replaceChildren(button);
      button.addEventListener('click', () => sort(column));
    });
    search.addEventListener('input', filter);
    if (split) {
      split.addEventListener('change', filter);
    }
    document.getElementById('tools').hidden = false;
    filter();
  }
})();
