// The page works without this script. With it, forms are sent without leaving the page, and when the chat
// changes, the page is fetched again and what differs is put in its place: the server's HTML is the only truth.
// Nothing that somebody is typing is ever replaced.
"use strict";

const root = document.documentElement;
root.classList.add("js");
const $ = (id) => document.getElementById(id);
const log = $("log"), line = $("line"), composer = $("composer"), list = $("suggestions"), jump = document.querySelector(".jump");
const here = () => location.pathname + location.search;

// --- What differs -----------------------------------------------------------------------------------------------

let fetching = false, again = false;

async function sync() {
  if (fetching) { again = true; return; }
  fetching = true;
  try {
    do {
      again = false;
      const url = new URL(here(), location.origin);
      url.searchParams.delete("draft");
      url.searchParams.delete("problem");
      const answer = await fetch(url, { headers: document.hidden ? { "Gremium-Peek": "1" } : {} });
      if (!answer.ok) throw new Error(answer.status);
      patch(new DOMParser().parseFromString(await answer.text(), "text/html"));
    } while (again);
    offline(false);
  } catch {
    offline(true);
  } finally {
    fetching = false;
  }
}

function offline(is) {
  const said = $("said"), text = is ? said.dataset.offline : "";
  if (said.textContent !== text) said.textContent = text;
  let banner = $("offline");
  if (is && !banner) {
    banner = Object.assign(document.createElement("p"), { id: "offline", className: "banner warning", textContent: said.dataset.offline });
    $("banner").append(banner);
  } else if (!is && banner) {
    banner.remove();
  }
}

function patch(next) {
  // Another language was chosen: every word differs. What is being typed waits for the next time.
  if (next.documentElement.lang !== root.lang && !line.value && !$("form")) { location.reload(); return; }
  const below = atEnd();
  const focus = whatHasFocus();
  document.title = next.title;
  replace($("places"), next.getElementById("places"));
  const nobot = next.getElementById("nobot");
  if (!nobot) $("nobot")?.remove(); else if (!$("nobot")) $("banner").prepend(document.importNode(nobot, true));
  replace(document.querySelector(".menu-open"), next.querySelector(".menu-open"));
  replace(document.querySelector(".where"), next.querySelector(".where"));
  replace($("who").querySelector("ul"), next.querySelector("#who ul"));
  patchClock(next);
  const added = patchLog(next.getElementById("log"));
  patchForm(next.getElementById("form"));
  restore(focus);
  if (added && below) toEnd(); else if (added) jump.hidden = false;
}

function replace(old, next) {
  if (old && next && old.outerHTML !== next.outerHTML) old.replaceWith(document.importNode(next, true));
}

// The clock's form keeps what is typed in it.
function patchClock(next) {
  const clock = $("clock"), fresh = next.getElementById("clock");
  if (!clock || !fresh) return;
  replace(clock.querySelector(".now"), fresh.querySelector(".now"));
  if (!clock.querySelector("form").contains(document.activeElement)) {
    replace(clock.querySelector("form"), fresh.querySelector("form"));
  }
}

// Messages are told apart by id and revision. What has only left the server's page because newer ones came stays.
function patchLog(next) {
  const fresh = [...next.children];
  const posts = fresh.filter((e) => e.classList.contains("post"));
  if (!posts.length) return false;
  $("empty")?.remove();
  if (log.querySelector(".post") && !posts.some((e) => $(e.id))) {
    log.replaceChildren(...fresh.map((e) => document.importNode(e, true))); // away for long: nothing is left to keep
    return true;
  }
  let added = false, last = null;
  for (const one of fresh) {
    const old = $(one.id);
    if (old && old.dataset.revision === one.dataset.revision) { last = old; continue; }
    if (!old && one.id === "older" && log.querySelector("[data-loaded]")) continue;
    const now = document.importNode(one, true);
    if (old) {
      old.replaceWith(now);
    } else {
      if (now.classList.contains("post")) { now.classList.add("fresh"); added = true; }
      if (last) last.after(now); else log.prepend(now);
    }
    last = now;
  }
  return added;
}

function patchForm(fresh) {
  const old = $("form");
  if (!fresh) {
    if (old) { old.close(); old.remove(); line.focus(); }
    return;
  }
  if (old && old.dataset.form === fresh.dataset.form && old.dataset.revision === fresh.dataset.revision) return;
  const same = old && old.dataset.form === fresh.dataset.form;
  if (old) { if (old.open) old.close(); old.remove(); }
  $("dialog").append(document.importNode(fresh, true));
  openForm(same);
}

// --- The open form ----------------------------------------------------------------------------------------------

function openForm(answered) {
  const dialog = $("form");
  if (!dialog) return;
  dialog.close(); // it stands open in the page for those without a script
  for (const input of dialog.querySelectorAll("[data-picker]")) addPicker(input);
  dialog.addEventListener("cancel", (e) => { e.preventDefault(); dialog.querySelector(".cancel").click(); });
  dialog.showModal();
  const wrong = dialog.querySelector("[aria-invalid=true]");
  const first = dialog.querySelector(".field input, .field select, .field textarea");
  (wrong || (answered && dialog.querySelector("#form-title")) || first || dialog.querySelector("#form-title")).focus();
}

// addPicker puts the browser's calendar beside a date that is typed. The text stays the field's value.
function addPicker(input) {
  const native = Object.assign(document.createElement("input"), { type: input.dataset.picker, className: "native", tabIndex: -1 });
  if (!native.showPicker) return;
  native.setAttribute("aria-hidden", "true");
  const button = Object.assign(document.createElement("button"), { type: "button", title: input.dataset.pickerLabel });
  button.setAttribute("aria-label", input.dataset.pickerLabel);
  button.innerHTML = '<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 6h16v14H4zM4 10h16M8 3v4M16 3v4"/></svg>';
  button.addEventListener("click", () => native.showPicker());
  native.addEventListener("change", () => {
    const [, y, m, d, time] = native.value.match(/^(\d+)-(\d+)-(\d+)(?:T(.*))?$/) || [];
    if (y) { input.value = `${d}.${m}.${y}` + (time ? " " + time : ""); input.focus(); }
  });
  const row = Object.assign(document.createElement("div"), { className: "picked" });
  input.replaceWith(row);
  row.append(input, button, native);
}

// --- Focus ------------------------------------------------------------------------------------------------------

function whatHasFocus() {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  const post = at.closest(".post");
  return { at, post: post && post.id, name: at.name, value: at.value, href: at.getAttribute("href"), list: at.closest("#places, #who") };
}

// restore brings the focus back to what took the place of the focused element; a message whose button is gone
// gets it itself.
function restore(focus) {
  if (!focus || document.contains(focus.at) || document.activeElement !== document.body) return;
  const post = focus.post && $(focus.post);
  const within = post || (focus.list && $(focus.list.id)) || document;
  const next = [...within.querySelectorAll("a, button")].find((e) =>
    focus.href ? e.getAttribute("href") === focus.href : focus.name && e.name === focus.name && e.value === focus.value);
  (next || post || line).focus({ preventScroll: true });
}

// scroller: in a very low window the page scrolls as a whole (chat.css).
const scroller = () => (getComputedStyle(log).overflowY === "visible" ? document.scrollingElement : log);
const atEnd = () => { const s = scroller(); return s.scrollHeight - s.scrollTop - s.clientHeight < 80; };

function toEnd() {
  const s = scroller();
  s.scrollTop = s.scrollHeight;
  jump.hidden = true;
}

// --- Sending ----------------------------------------------------------------------------------------------------

async function post(form, submitter) {
  const answer = await fetch(submitter?.formAction && submitter.hasAttribute("formaction") ? submitter.formAction : form.action, {
    method: "POST", headers: { Accept: "application/json" },
    body: form.enctype === "multipart/form-data" ? new FormData(form, submitter) : new URLSearchParams(new FormData(form, submitter)),
  });
  if (!answer.ok) throw new Error(answer.status);
  return answer.json();
}

function showProblem(text) {
  $("problem")?.remove();
  if (text) $("banner").append(Object.assign(document.createElement("p"), { id: "problem", className: "banner bad", textContent: text }));
}

document.addEventListener("submit", async (e) => {
  const form = e.target;
  if (form === composer) { e.preventDefault(); send(); return; }
  if (!("live" in form.dataset)) return;
  e.preventDefault();
  if (form.getAttribute("aria-busy") === "true") return;
  form.setAttribute("aria-busy", "true");
  const wound = form.closest("#clock");
  try {
    const answer = await post(form, e.submitter);
    form.closest("details.actions")?.removeAttribute("open");
    if (wound) document.activeElement.blur();
    await sync();
    showProblem(answer.problem);
    if (wound) wound.querySelector("summary").focus();
    if (!answer.problem && form.matches(".actions form")) toEnd();
  } catch {
    const text = $("composer-error").dataset.offline;
    if (form.closest("dialog")) sayInForm(form, text); else showProblem(text);
  } finally {
    form.removeAttribute("aria-busy");
  }
});

// sayInForm: what is behind an open form cannot be read.
function sayInForm(form, text) {
  form.querySelector(".unsent")?.remove();
  const p = Object.assign(document.createElement("p"), { className: "problems unsent", textContent: text });
  p.setAttribute("role", "alert");
  form.querySelector(".ends").before(p);
}

let sending = false;

async function send() {
  if (sending || (!line.value.trim() && !composer.elements.file.files.length)) return;
  sending = true;
  const sent = line.value;
  hide();
  try {
    const answer = await post(composer);
    $("composer-error").textContent = answer.problem;
    if (!answer.problem) {
      composer.elements.file.value = "";
      showFiles();
      if (!answer.keep) {
        if (sent.trim()) past.push(sent);
        // What was typed while the answer was on its way stays.
        line.value = line.value.startsWith(sent) ? line.value.slice(sent.length) : line.value;
      }
    }
    at = past.length;
    if (location.search) history.replaceState(null, "", location.pathname);
    await sync();
    toEnd();
  } catch {
    $("composer-error").textContent = $("composer-error").dataset.offline;
  } finally {
    sending = false;
  }
}

// --- The composer -----------------------------------------------------------------------------------------------

const past = []; // lines sent from here, for the arrow up
let at = 0, chosen = -1, asked = 0, offered = [];

function hide() {
  list.hidden = true;
  chosen = -1;
  offered = [];
  line.removeAttribute("aria-activedescendant");
  $("suggestion-count").textContent = "";
}

async function offer() {
  const mine = ++asked, typed = line.value;
  if (line.selectionStart !== typed.length || typed.includes("\n") || !/^\s*\/|@\S*$/.test(typed) && !location.pathname.endsWith("/@bot") || !typed) { hide(); return; }
  let found = [];
  try {
    const answer = await fetch(location.pathname + "/suggest?line=" + encodeURIComponent(typed));
    if (answer.ok) found = await answer.json();
  } catch { /* no suggestions, then */ }
  if (mine !== asked || typed !== line.value) return;
  if (!found.length || document.activeElement !== line) { hide(); return; }
  offered = found;
  chosen = -1;
  list.replaceChildren(...found.map((s, i) => {
    const item = Object.assign(document.createElement("li"), { id: "suggestion-" + i });
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    item.append(Object.assign(document.createElement("b"), { textContent: s.label }));
    if (s.about) item.append(" ", Object.assign(document.createElement("span"), { textContent: s.about }));
    return item;
  }));
  list.hidden = false;
  list.scrollTop = 0;
  line.removeAttribute("aria-activedescendant");
  const count = $("suggestion-count");
  count.textContent = found.length === 1 ? count.dataset.one : `${count.dataset.many} ${found.length}`;
}

function choose(i) {
  list.children[chosen]?.setAttribute("aria-selected", "false");
  chosen = (i + offered.length) % offered.length;
  const item = list.children[chosen];
  item.setAttribute("aria-selected", "true");
  item.scrollIntoView({ block: "nearest" });
  line.setAttribute("aria-activedescendant", item.id);
}

function accept(i) {
  line.value = offered[i].line;
  hide();
  line.focus();
  line.setSelectionRange(line.value.length, line.value.length);
  offer();
}

line.setAttribute("aria-autocomplete", "list");
line.setAttribute("aria-haspopup", "listbox");
line.setAttribute("aria-controls", "suggestions");
line.addEventListener("input", offer);
line.addEventListener("blur", () => setTimeout(() => { if (document.activeElement !== line) hide(); }, 150));
list.addEventListener("mousedown", (e) => e.preventDefault()); // the composer keeps the focus
list.addEventListener("click", (e) => {
  const item = e.target.closest("li");
  if (item) accept([...list.children].indexOf(item));
});
line.addEventListener("keydown", (e) => {
  if (e.isComposing) return;
  const open = !list.hidden;
  if (open && (e.key === "ArrowDown" || e.key === "ArrowUp")) {
    e.preventDefault();
    choose(e.key === "ArrowDown" ? chosen + 1 : chosen < 0 ? -1 : chosen - 1);
  } else if (open && (e.key === "Tab" && !e.shiftKey || e.key === "Enter" && chosen >= 0)) {
    e.preventDefault();
    accept(Math.max(chosen, 0));
  } else if (open && e.key === "Escape") {
    e.preventDefault();
    hide();
  } else if (e.key === "Enter" && !e.shiftKey) {
    e.preventDefault();
    send();
  } else if (e.key === "ArrowUp" && past.length && (!line.value || line.value === past[at])) {
    e.preventDefault();
    at = Math.max(at - 1, 0);
    line.value = past[at];
  }
});

function showFiles() {
  $("chosen").textContent = [...composer.elements.file.files].map((f) => f.name).join(", ");
}
composer.elements.file.addEventListener("change", showFiles);

document.addEventListener("click", async (e) => {
  const example = e.target.closest("[data-line]");
  if (example) {
    e.preventDefault();
    line.value = example.dataset.line + " ";
    line.focus();
    offer();
    return;
  }
  const more = e.target.closest("#older a");
  if (more) {
    e.preventDefault();
    await showOlder(more);
    return;
  }
  for (const open of document.querySelectorAll("details.actions[open]")) {
    if (!open.contains(e.target)) open.removeAttribute("open");
  }
});

// showOlder puts the older messages above; what is read stays where it is.
async function showOlder(link) {
  const answer = await fetch(link.href).catch(() => null);
  if (!answer?.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("log");
  const s = scroller(), height = s.scrollHeight - s.scrollTop, first = log.querySelector(".post");
  $("older").remove();
  for (const one of [...page.children].reverse()) {
    if (one.id === "newest" || one.id === "end") continue;
    const twin = $(one.id);
    // A day's heading moves up to where the day begins now.
    if (twin) { log.prepend(twin); continue; }
    const now = document.importNode(one, true);
    now.dataset.loaded = "1";
    if (now.id === "older") delete now.dataset.loaded;
    log.prepend(now);
  }
  s.scrollTop = s.scrollHeight - height;
  first?.focus({ preventScroll: true });
}

document.addEventListener("keydown", (e) => {
  if (e.key !== "Escape" || e.defaultPrevented) return;
  const actions = document.querySelector("details.actions[open]");
  if (actions) { actions.removeAttribute("open"); actions.querySelector("summary").focus(); return; }
  if (location.hash === "#menu") { location.hash = "#end"; document.querySelector(".menu-open").focus(); }
});

jump.addEventListener("click", () => { toEnd(); line.focus(); });
document.addEventListener("scroll", () => { if (atEnd()) jump.hidden = true; }, { passive: true, capture: true });
$("wind")?.addEventListener("toggle", (e) => { if (e.target.open) e.target.scrollIntoView({ block: "nearest" }); });
// The last message's actions would open below the edge.
log.addEventListener("toggle", (e) => {
  if (e.target.matches?.("details.actions[open]")) e.target.querySelector("form").scrollIntoView({ block: "nearest" });
}, true);
$("as").addEventListener("click", () => { $("who").open = true; });

// --- The introduction -------------------------------------------------------------------------------------------

const tour = $("tour");
if (tour) {
  const key = "gremium-tour", close = tour.querySelector(".tour-close");
  const kept = () => { try { return localStorage.getItem(key); } catch { return null; } }; // storage may be forbidden
  if (kept() === tour.dataset.tour) tour.remove();
  close.hidden = false;
  close.addEventListener("click", () => {
    try { localStorage.setItem(key, tour.dataset.tour); } catch { /* it comes back, then */ }
    tour.remove();
    line.focus();
  });
}

// --- Live -------------------------------------------------------------------------------------------------------

// A hidden window listens to nothing: a browser opens only six connections to one server.
let stream = null;
function listen() {
  if (document.hidden) {
    stream?.close();
    stream = null;
  } else if (!stream) {
    stream = new EventSource(location.pathname + "/events");
    stream.onmessage = sync;
    stream.onerror = () => offline(true);
  }
}
document.addEventListener("visibilitychange", listen);
addEventListener("pageshow", listen);
addEventListener("pagehide", () => { stream?.close(); stream = null; });

// --- Start ------------------------------------------------------------------------------------------------------

if (new URLSearchParams(location.search).has("problem") || new URLSearchParams(location.search).has("draft")) {
  history.replaceState(null, "", location.pathname + location.hash);
}
if (!new URLSearchParams(location.search).has("before")) toEnd();
openForm(false);
// Who comes from another view of this chat goes on typing; who opens it begins at the top of the page.
if (!$("form") && location.hash !== "#menu" && (location.hash === "#composer" || document.referrer.startsWith(location.origin + "/as/") && matchMedia("(hover: hover)").matches)) {
  line.focus({ preventScroll: true });
  line.setSelectionRange(line.value.length, line.value.length);
}
listen();
