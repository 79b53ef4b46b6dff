"use strict";
// Opens the sentence behind a finding in a dialog. Without this script every link leads to the same sentence below.
(() => {
  const root = document.documentElement;
  const reader = document.getElementById("reader");
  if (!reader || !reader.showModal) return;
  root.classList.add("js");
  const sheet = reader.querySelector(".sheet");
  const status = reader.querySelector("[role=status]");
  const live = reader.querySelector("[data-do=live]");
  let shown = null;   // the account in the dialog, its place kept by `holder`
  let holder = null;
  let words = "";

  const unmark = () => document.querySelectorAll(".found, .near-found, .context, .focused").forEach((e) => e.classList.remove("found", "near-found", "context", "focused"));

  // Of the account's passages only the sentence and its neighbours are shown; a wider look is one click away.
  const focus = (account) => {
    const sentences = [...account.querySelectorAll(".s")];
    sentences.forEach((sentence, n) => {
      if (sentence.classList.contains("near-found")) sentences.slice(Math.max(n - 1, 0), n + 2).forEach((e) => e.classList.add("context"));
    });
    if (account.querySelector(".context")) account.classList.add("focused");
  };

  const giveBack = () => {
    unmark();
    if (shown) holder.replaceWith(shown);
    shown = holder = null;
    words = status.textContent = "";
  };

  const mark = (account, anchor, range) => {
    const target = anchor && document.getElementById(anchor);
    if (target && target !== account && account.contains(target)) target.classList.add("near-found");
    if (!range) return target;
    const [start, end] = range.split("-").map(Number);
    let first = null;
    const found = [];
    for (const piece of account.querySelectorAll("[data-o]")) {
      const [from, to] = piece.dataset.o.split("-").map(Number);
      if (from < end && start < to) {
        piece.classList.add("found");
        piece.closest(".s").classList.add("near-found");
        found.push(piece.textContent);
        first = first || piece;
      }
    }
    words = found.join("");
    return first || target;
  };

  const fragment = (text) => {
    const encode = (list) => encodeURIComponent(list.join(" ")).replace(/-/g, "%2D");
    const all = text.trim().split(/\s+/);
    return ":~:text=" + (all.length <= 10 ? encode(all) : encode(all.slice(0, 5)) + "," + encode(all.slice(-5)));
  };

  const open = (key, anchor, range) => {
    const account = document.getElementById(key);
    if (!account || !account.classList.contains("account")) return false;
    giveBack();
    holder = document.createComment("account");
    account.replaceWith(holder);
    sheet.append(account);
    shown = account;
    if (!reader.open) reader.showModal();
    const target = mark(account, anchor, range);
    focus(account);
    const url = account.dataset.url;
    live.hidden = !url;
    if (url) live.href = url + (words ? (url.includes("#") ? "" : "#") + fragment(words) : "");
    reader.setAttribute("aria-label", "Evidence: " + account.querySelector(".outlet").textContent.trim());
    sheet.scrollTop = 0;
    if (target && target !== account) target.scrollIntoView({ block: "center" });
    sheet.focus({ preventScroll: true });
    return true;
  };

  const copy = async () => {
    const text = (words ? "“" + words.trim() + "” — " : "") + shown.dataset.cite;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const box = document.createElement("textarea");
      box.value = text;
      reader.append(box);
      box.select();
      document.execCommand("copy");
      box.remove();
    }
    status.textContent = "Copied";
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.ev");
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      const href = link.getAttribute("href");
      if (open(link.dataset.article, href.slice(1), link.dataset.range)) event.preventDefault();
      return;
    }
    const button = event.target.closest("[data-do]");
    if (event.target === reader || (button && button.dataset.do === "close")) reader.close();
    else if (button && button.dataset.do === "cite") copy();
    else if (event.target.closest(".back a") && shown) { event.preventDefault(); reader.close(); }
  });
  reader.addEventListener("close", giveBack);

  // Folded parts are opened for printing where the browser cannot print them folded.
  let folded = [];
  window.addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll(".calm:not([open]), .more:not([open]), .singles details:not([open])")];
    folded.forEach((part) => { part.open = true; });
  });
  window.addEventListener("afterprint", () => folded.forEach((part) => { part.open = false; }));

  const fromAddress = () => {
    const key = /^#(a\d+)(-s\d+)?$/.exec(location.hash);
    if (key) open(key[1], location.hash.slice(1), null);
  };
  window.addEventListener("hashchange", fromAddress);
  fromAddress();
})();
