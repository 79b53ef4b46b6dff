"use strict";
// Marks the words that an address names only behind its "#": the server never sees those. Everything else needs no script.
(() => {
  const show = () => {
    const place = /^#e-(\d+)-(\d+)$/.exec(location.hash);
    if (!place || document.getElementById(location.hash.slice(1))) return;
    const address = new URL(location.href);
    address.searchParams.set("start", place[1]);
    address.searchParams.set("end", place[2]);
    location.replace(address);
  };
  window.addEventListener("hashchange", show);
  show();
})();
