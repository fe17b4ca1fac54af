// The script of docsite serve. It hears from the server when the page in which it
// stands is no longer what was sent, and what is wrong with the site's files, and
// shows that over the page. What was built has no such script.
(() => {
  "use strict";
  const own = new URL(document.currentScript.src);
  const plain = document.documentElement.hasAttribute("data-docsite-told"); // the page tells it itself
  const events = new URL("events", own);
  events.searchParams.set("page", location.pathname);
  events.searchParams.set("sent", own.searchParams.get("sent"));

  // A browser opens few connections to one server, so a page that is not seen
  // holds none. When it is seen again it asks anew, and hears what it missed.
  let source = null;
  function listen() {
    const seen = document.visibilityState === "visible";
    if (seen && (!source || source.readyState === EventSource.CLOSED)) {
      source = new EventSource(events);
      source.addEventListener("reload", (e) => reload(JSON.parse(e.data).to));
      source.addEventListener("told", (e) => tell(JSON.parse(e.data)));
      source.addEventListener("error", () => {
        if (source && source.readyState === EventSource.CLOSED) setTimeout(listen, 1000);
      });
    } else if (!seen && source) {
      source.close();
      source = null;
    }
  }
  document.addEventListener("visibilitychange", listen);
  addEventListener("pageshow", (e) => { if (e.persisted) listen(); });

  function reload(to) {
    if (source) source.close();
    if (to) location.replace(to);
    else location.reload(); // which keeps the place that is scrolled to
  }

  const style = `
    :host { all: initial; }
    @media print { :host { display: none; } }
    * { box-sizing: border-box; }
    button, dialog { font: 16px/1.5 system-ui, sans-serif; color-scheme: light dark; }
    button {
      cursor: pointer; border: 1px solid currentColor; border-radius: 6px; padding: 6px 14px;
      color: light-dark(#1c1c1e, #f2f2f0); background: light-dark(#fff, #2a2a2c);
    }
    button:focus-visible { outline: 3px solid light-dark(#0b57d0, #a8c7fa); outline-offset: 2px; }
    .corner { position: fixed; inset-block-end: 16px; inset-inline-end: 16px; z-index: 2147483647; }
    .corner.error { color: #fff; background: #a32015; }
    dialog {
      width: min(60rem, calc(100vw - 32px)); max-height: calc(100vh - 64px); padding: 0; overflow: hidden;
      border: 0; border-top: 6px solid #c5362a; border-radius: 8px; text-align: start; direction: ltr;
      color: light-dark(#1c1c1e, #f2f2f0); background: light-dark(#fff, #1c1c1e);
    }
    dialog[open] { display: flex; flex-direction: column; }
    dialog::backdrop { background: rgb(0 0 0 / .5); }
    header { display: flex; gap: 16px; align-items: center; justify-content: space-between; padding: 16px 24px; }
    h2 { margin: 0; font-size: 20px; }
    .list { overflow: auto; padding: 0 24px 24px; overscroll-behavior: contain; }
    .list:focus-visible { outline: 3px solid light-dark(#0b57d0, #a8c7fa); outline-offset: -3px; }
    ol { margin: 0; padding: 0; list-style: none; }
    li { padding-block: 14px; border-top: 1px solid light-dark(#d8d8d4, #48484c); }
    p { margin: 2px 0; overflow-wrap: anywhere; }
    pre { margin: 6px 0; padding: 8px 12px; border-radius: 4px; white-space: pre-wrap; overflow-wrap: anywhere; background: light-dark(#f2f2ef, #2c2c2f); }
    code, .place { font-family: ui-monospace, "SFMono-Regular", Menlo, Consolas, monospace; font-size: 14px; }
    li.error .what strong { color: light-dark(#a32015, #ffb4a8); }
    li.warning .what strong { color: light-dark(#7a4a00, #ffcf80); }
    li.note .what strong { color: light-dark(#1d4f7a, #a8d4ff); }
    mark { color: inherit; background: light-dark(#ffd4cc, #7a2c1c); text-decoration: underline wavy; text-underline-offset: 3px; }
    .vh { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  `;

  let parts = null; // of what is laid over the page, once there is something to tell
  function lay() {
    const host = document.createElement("docsite-told");
    host.lang = "en";
    host.dir = "ltr";
    const root = host.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet(); // which a page's Content-Security-Policy lets through
    sheet.replaceSync(style);
    root.adoptedStyleSheets = [sheet];
    root.innerHTML = `
      <p class="vh" role="status"></p>
      <button class="corner" type="button" aria-haspopup="dialog"></button>
      <dialog role="alertdialog" aria-labelledby="title" aria-describedby="first">
        <header><h2 id="title"></h2><button class="close" type="button" autofocus>Close <kbd>Esc</kbd></button></header>
        <div class="list" tabindex="0" role="region" aria-labelledby="title"></div>
      </dialog>`;
    document.body.append(host);
    parts = {
      status: root.querySelector("[role=status]"), corner: root.querySelector(".corner"), dialog: root.querySelector("dialog"),
      title: root.querySelector("h2"), list: root.querySelector(".list"), key: "",
    };
    parts.corner.addEventListener("click", () => parts.dialog.showModal());
    root.querySelector(".close").addEventListener("click", () => parts.dialog.close());
    parts.dialog.addEventListener("click", (e) => { if (e.target === parts.dialog) parts.dialog.close(); });
    parts.dialog.addEventListener("close", () => remember(parts.key));
  }

  // What was closed once is not opened by itself on the next page.
  const remembered = "docsite-told";
  function remember(key) { try { sessionStorage.setItem(remembered, key); } catch { /* not allowed: opened again */ } }
  function recalled() { try { return sessionStorage.getItem(remembered); } catch { return null; } }

  function tell(told) {
    if (plain) return;
    const any = told.errors + told.warnings + told.notes > 0;
    if (!parts && !any) return;
    if (!parts) lay();
    parts.corner.hidden = !any;
    if (!any) {
      parts.key = "";
      if (parts.dialog.open) parts.dialog.close();
      parts.status.textContent = "Nothing is left to mend";
      remember("");
      return;
    }
    parts.key = told.key;
    parts.title.textContent = parts.corner.textContent = told.title;
    parts.corner.classList.toggle("error", told.errors > 0);
    parts.list.innerHTML = told.html;
    const first = parts.list.querySelector(".what");
    if (first) first.id = "first";
    if (told.errors > 0 && !parts.dialog.open && recalled() !== told.key) parts.dialog.showModal();
    else if (told.errors === 0 && parts.dialog.open) parts.dialog.close();
    if (!parts.dialog.open) parts.status.textContent = told.title;
  }

  if (document.body) listen();
  else addEventListener("DOMContentLoaded", listen);
})();
