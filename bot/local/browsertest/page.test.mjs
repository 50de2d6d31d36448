// The embedded chat in a real browser. Usage: node page.test.mjs http://127.0.0.1:PORT
// Prints one line per check: "ok NAME" or "not ok NAME<TAB>REASON". Each check has its own window.
import { chromium } from "playwright-core";
import { createRequire } from "node:module";
import { mkdirSync, readFileSync } from "node:fs";
import assert from "node:assert/strict";

const base = process.argv[2];
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const pictures = process.env.GREMIUM_SCREENSHOTS;
if (pictures) mkdirSync(pictures, { recursive: true });

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});

let failed = 0;
async function check(name, options, body) {
  const context = await browser.newContext({ viewport: { width: 1200, height: 800 }, reducedMotion: "reduce", bypassCSP: false, ...options });
  context.setDefaultTimeout(8000);
  const noise = [];
  const open = async (path) => {
    const page = await context.newPage();
    page.on("console", (m) => m.type() === "error" && !m.text().includes("ERR_INTERNET_DISCONNECTED") && noise.push(m.text()));
    page.on("pageerror", (e) => noise.push(String(e)));
    await page.goto(base + path);
    return page;
  };
  try {
    await body(open, context);
    assert.deepEqual(noise, [], "the console is quiet");
    console.log(`ok ${name}`);
  } catch (e) {
    failed++;
    console.log(`not ok ${name}\t${String(e.stack || e).replaceAll("\n", "\\n")}`);
    if (pictures) for (const [i, p] of context.pages().entries()) await p.screenshot({ path: `${pictures}/failed-${name.replace(/\W+/g, "-")}-${i}.png` }).catch(() => {});
  } finally {
    await context.close();
  }
}

const picture = (page, name) => pictures ? page.screenshot({ path: `${pictures}/${name}.png` }) : null;
const composer = (page) => page.getByRole("textbox", { name: /^Nachricht an/ });
const log = (page) => page.getByRole("log");
const say = async (page, text) => { await composer(page).fill(text); await composer(page).press("Enter"); };
const waitFor = async (what, test) => {
  const until = Date.now() + 8000;
  while (!(await test())) {
    assert.ok(Date.now() < until, what);
    await new Promise((r) => setTimeout(r, 30));
  }
};
const visible = async (locator) => { await locator.first().waitFor({ state: "visible" }); };

// no violations of axe, best practices included. axe is injected by evaluation, which the page's policy does not
// reach.
async function accessible(page, what) {
  await page.evaluate(axe);
  const found = await page.evaluate(() => window.axe.run(document));
  assert.deepEqual(found.violations.map((v) => `${what}: ${v.id} (${v.help}): ${v.nodes.map((n) => n.html.slice(0, 160) + " " + (n.any[0]?.message || "")).join(" | ")}`), []);
}

async function fits(page, what) {
  const wide = await page.evaluate(() => {
    const out = [];
    if (document.documentElement.scrollWidth > innerWidth) out.push("page " + document.documentElement.scrollWidth);
    for (const e of document.querySelectorAll("#log, #menu, dialog")) if (e.scrollWidth > e.clientWidth + 1) out.push(e.id + " " + e.scrollWidth + " > " + e.clientWidth);
    return out;
  });
  assert.deepEqual(wide, [], what);
}

await check("opens at home, with nothing typed and nothing wide", {}, async (open) => {
  const page = await open("/");
  assert.match(page.url(), /\/as\/koordination\/rat$/);
  assert.equal(await page.title(), "rat – Koordinierungsstelle – Präventionsrat Musterstadt".replace(/^/, (await page.title()).match(/^\(\d+\) /)?.[0] || ""));
  assert.equal(await page.locator("html").getAttribute("lang"), "de");
  assert.equal(await page.locator("h1").count(), 1);
  assert.equal(await page.locator("#log b").count(), 0, "what members type stays text");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
  await fits(page, "1200 px");
  await picture(page, "light");
});

await check("a command answers for one person only", {}, async (open) => {
  const page = await open("/as/koordination/ag-graffiti");
  await picture(page, "empty");
  await visible(page.getByText("Das ist der Anfang von #ag-graffiti"));
  const other = await open("/as/polizei/ag-graffiti");
  await say(page, "/gremium hilfe");
  await visible(log(page).getByText("Nur für Sie sichtbar"));
  await visible(log(page).getByText("Was Sie tippen können"));
  assert.equal(await composer(page).inputValue(), "");
  await say(page, "Hallo zusammen");
  await visible(log(other).getByText("Hallo zusammen"));
  assert.equal(await log(other).getByText("Was Sie tippen können").count(), 0);
});

await check("what was refused stays in the composer", {}, async (open) => {
  const page = await open("/as/vorsitz/rat");
  await say(page, "/sitzung neu dermaleinst");
  await visible(log(page).getByText("Das Datum „dermaleinst“ verstehe ich nicht."));
  assert.equal(await composer(page).inputValue(), "/sitzung neu dermaleinst");
  await page.reload();
  assert.equal(await composer(page).inputValue(), "/sitzung neu dermaleinst");
  await say(page, "Gut.");
  await visible(log(page).getByText("Gut."));
  await page.reload();
  assert.equal(await composer(page).inputValue(), "");
});

await check("a form keeps what was typed, names errors, and closes", {}, async (open) => {
  const page = await open("/as/vorsitz/rat");
  await say(page, "/sitzung neu");
  const dialog = page.getByRole("dialog", { name: "Sitzung anlegen" });
  await visible(dialog);
  assert.equal(await page.evaluate(() => document.activeElement.name), "field-when");
  await dialog.getByLabel("Wann").fill("demnächst");
  await dialog.getByLabel("Ort").fill("Rathaus");
  await dialog.getByLabel("Art").selectOption("außerordentlich");
  await dialog.getByLabel("Haushalt").check();
  await dialog.getByLabel("Tagesordnung").check();
  await dialog.getByLabel("Ja").check();
  await picture(page, "form");
  await dialog.getByRole("button", { name: "Anlegen" }).click();
  const when = page.getByRole("dialog").getByLabel("Wann");
  await waitFor("the field is marked", async () => (await when.getAttribute("aria-invalid")) === "true");
  const described = await when.getAttribute("aria-describedby");
  assert.match(await page.locator("#" + described.split(" ").at(-1)).innerText(), /verstehe ich nicht/);
  assert.equal(await page.getByRole("dialog").getByLabel("Ort").inputValue(), "Rathaus");
  assert.equal(await page.getByRole("dialog").getByLabel("Haushalt").isChecked(), true);
  assert.equal(await page.evaluate(() => document.activeElement.name), "field-when");
  await accessible(page, "form with errors");
  await picture(page, "form-error");
  // A live update leaves the form alone.
  await when.fill("25.03.2027 18:00");
  const other = await open("/as/polizei/rat");
  await say(other, "Störe ich?");
  await waitFor("the message arrives behind the form", async () => (await log(page).textContent()).includes("Störe ich?"));
  assert.equal(await when.inputValue(), "25.03.2027 18:00");
  await page.getByRole("dialog").getByRole("button", { name: "Anlegen" }).click();
  await visible(log(page).getByRole("heading", { name: /Sitzung S\d+ angelegt/ }));
  assert.equal(await page.getByRole("dialog").count(), 0);
  assert.match(await log(page).innerText(), /a\+b/);
});

await check("Escape closes a form, and the composer has the focus", {}, async (open) => {
  const page = await open("/as/schule/rat");
  await say(page, "/sitzung neu");
  await visible(page.getByRole("dialog"));
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  assert.equal(await page.evaluate(() => document.activeElement.id), "line");
  await page.reload();
  assert.equal(await page.getByRole("dialog").count(), 0);
});

await check("a preview is sent by a button, and the card is answered in a second window", {}, async (open) => {
  const page = await open("/as/koordination/rat");
  await say(page, "/sitzung neu 30.04.2027 16:00");
  await log(page).getByRole("button", { name: "Einladen" }).last().click();
  const preview = page.locator(".post", { hasText: "Vorschau der Einladung" }).last();
  await visible(preview);
  await preview.getByRole("button", { name: "Senden" }).click();
  await visible(log(page).getByText("Die Einladung ist unterwegs."));
  const member = await open("/as/schule/rat");
  const card = (p) => p.locator(".post", { hasText: "30.04.2027 16:00" }).filter({ hasText: "Einladung zur Sitzung" }).last();
  await card(member).getByRole("button", { name: "Zusage" }).focus();
  await member.keyboard.press("Enter");
  await visible(log(member).getByText("Notiert: ja"));
  await waitFor("the card counts in the other window", async () => /Zusagen\s*1/.test(await card(page).innerText()));
  assert.equal(await member.evaluate(() => document.activeElement.innerText), "Zusage", "the focus stays on the button of the new card");
  const [file] = await Promise.all([member.waitForEvent("download"), card(member).getByRole("link", { name: /einladung\.ics/ }).click()]);
  assert.equal(file.suggestedFilename(), "einladung.ics");
});

await check("persons are switched, the place is kept", {}, async (open) => {
  const page = await open("/as/koordination/ag-graffiti");
  await page.locator("#who summary").click();
  await picture(page, "persons");
  await page.locator("#who").getByRole("link", { name: /Peter Wache/ }).click();
  await page.waitForURL(/\/as\/polizei\/ag-graffiti/);
  assert.match(await page.locator("#who summary").innerText(), /Peter Wache/);
  await page.getByRole("navigation").getByRole("link", { name: /gremium/ }).click();
  await page.waitForURL(/\/as\/polizei\/@bot/);
  await visible(page.getByText("Rückmeldung fehlt"));
});

await check("unread messages are counted, and read by looking", {}, async (open) => {
  const page = await open("/as/vorsitz/vorbereitung");
  const other = await open("/as/koordination/rat");
  await say(other, "Bitte lesen");
  const badge = page.locator("#places a", { hasText: "rat" }).locator(".badge");
  await visible(badge);
  await page.locator("#places a", { hasText: "rat" }).first().click();
  await page.waitForURL(/\/rat/);
  assert.equal(await page.locator("#places a", { hasText: "rat" }).first().locator(".badge").count(), 0);
});

await check("everything by keyboard", {}, async (open) => {
  const page = await open("/as/koordination/vorbereitung");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "line");
  await page.keyboard.type("/si");
  await visible(page.getByRole("listbox"));
  await picture(page, "suggestions");
  await page.keyboard.press("ArrowDown");
  await accessible(page, "suggestions");
  await page.keyboard.press("Enter");
  assert.equal(await composer(page).inputValue(), "/sitzung neu ");
  await waitFor("options are offered", async () => (await page.getByRole("option").allInnerTexts()).some((o) => o.startsWith("ort:")));
  await page.keyboard.type("art:");
  await waitFor("choices are offered", async () => (await page.getByRole("option").allInnerTexts()).some((o) => o.startsWith("ausserordentlich")));
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Tab");
  assert.equal(await composer(page).inputValue(), "/sitzung neu art:ordentlich ");
  await page.keyboard.press("Escape");
  await composer(page).fill("");
  await page.keyboard.type("Zeile 1");
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.type("Zeile 2");
  await page.keyboard.press("Enter");
  await visible(log(page).getByText("Zeile 2"));
  await page.keyboard.press("ArrowUp");
  assert.equal(await composer(page).inputValue(), "Zeile 1\nZeile 2");
  // Every stop on the way around is seen.
  await page.evaluate(() => document.activeElement.blur());
  const stops = new Set();
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => {
      const e = document.activeElement, r = e.getBoundingClientRect(), s = getComputedStyle(e);
      const shown = s.outlineStyle !== "none" || e.closest(".box, .attach");
      return e === document.body ? "" : `${shown && r.width > 0 && r.height > 0 ? "" : "INVISIBLE "}${e.tagName} ${e.id || e.textContent.trim().slice(0, 30)}`;
    });
    assert.ok(!stop.startsWith("INVISIBLE"), stop);
    stops.add(stop);
  }
  assert.ok([...stops].some((s) => s.startsWith("SECTION log")), [...stops].join("; "));
});

await check("a message action", {}, async (open) => {
  const page = await open("/as/koordination/vorbereitung");
  await say(page, "Lärm am Skatepark");
  const post = page.locator(".post", { hasText: "Lärm am Skatepark" }).last();
  await post.getByText("Aktionen zu dieser Nachricht").locator("..").click();
  await picture(page, "actions");
  const menu = await post.locator(".actions form").boundingBox();
  const frame = await log(page).boundingBox();
  assert.ok(menu.y + menu.height <= frame.y + frame.height + 1, "the last message's actions are all seen");
  await post.locator(".actions button").click();
  const dialog = page.getByRole("dialog", { name: "TOP anmelden" });
  await visible(dialog);
  assert.equal(await dialog.getByLabel("Titel").inputValue(), "Lärm am Skatepark");
  assert.equal(await page.locator(".card", { hasText: "Lärm am Skatepark" }).count(), 0, "nothing is published by one tap");
  await dialog.getByRole("button", { name: "Anmelden" }).click();
  await visible(page.locator(".card", { hasText: "Lärm am Skatepark" }));
});

await check("the clock is wound forward for everyone", {}, async (open) => {
  const page = await open("/as/koordination/rat");
  const other = await open("/as/schule/rat");
  const before = await page.locator("#clock time").getAttribute("datetime");
  await picture(page, "clock");
  await page.getByRole("button", { name: "+1 Tag" }).click();
  await waitFor("a day later", async () => (await page.locator("#clock time").getAttribute("datetime")).slice(0, 10) > before.slice(0, 10));
  await waitFor("in the other window, too", async () => (await other.locator("#clock time").innerText()) === (await page.locator("#clock time").innerText()));
  await waitFor("what fell due is there", async () => (await other.locator("#places a", { hasText: "gremium" }).locator(".badge").count()) === 1);
  await page.locator("#clock-to").fill("2027-01-01T00:00");
  await page.getByRole("button", { name: "Stellen" }).click();
  await visible(page.getByText("Die Uhr lässt sich nur vorstellen"));
});

await check("old messages come on demand", {}, async (open) => {
  const page = await open("/as/polizei/lang");
  assert.equal(await page.locator(".post").count(), 50);
  await visible(page.getByText("Nachricht 120", { exact: true }));
  await page.getByRole("link", { name: "Ältere Nachrichten anzeigen" }).click();
  await waitFor("100 messages", async () => (await page.locator(".post").count()) === 100);
  await say(page, "Nachricht 121");
  await visible(page.getByText("Nachricht 121"));
  await page.getByRole("link", { name: "Ältere Nachrichten anzeigen" }).click();
  await waitFor("all messages", async () => (await page.locator(".post").count()) === 121);
  const texts = await page.locator(".post .text").allInnerTexts();
  assert.deepEqual(texts, texts.map((_, i) => `Nachricht ${i + 1}`));
  const days = await page.locator(".day").evaluateAll((all) => all.map((e) => e.id));
  assert.equal(new Set(days).size, days.length);
});

await check("what is typed survives an interruption", {}, async (open, context) => {
  const page = await open("/as/vorsitz/rat");
  await context.setOffline(true);
  await say(page, "Das darf nicht verloren gehen");
  await visible(page.getByText("Das ließ sich nicht senden."));
  assert.equal(await composer(page).inputValue(), "Das darf nicht verloren gehen");
  await context.setOffline(false);
  await composer(page).press("Enter");
  await visible(log(page).getByText("Das darf nicht verloren gehen"));
  assert.equal(await composer(page).inputValue(), "");
});

await check("a file is attached", {}, async (open) => {
  const page = await open("/as/vorsitz/rat");
  await page.getByLabel("Datei anhängen").setInputFiles({ name: "pks.csv", mimeType: "text/csv", buffer: Buffer.from("jahr;fälle\n") });
  await visible(page.locator("#chosen", { hasText: "pks.csv" }));
  await say(page, "/zahl");
  await visible(log(page).getByText("1 Dateien: [pks.csv text/csv; charset=utf-8 12"));
  await page.getByLabel("Datei anhängen").setInputFiles({ name: "bild.png", mimeType: "image/png", buffer: Buffer.from("x") });
  await say(page, "Ein Bild");
  await visible(log(page).getByRole("link", { name: /bild\.png/ }));
});

await check("English, complete", {}, async (open) => {
  const page = await open("/as/root/rat");
  await page.getByRole("button", { name: "English" }).click();
  await visible(page.getByRole("textbox", { name: "Message to rat" }));
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
  assert.equal((await page.content()).match(/\[local\.[a-z_.]+\]/), null);
  const english = page.getByRole("textbox", { name: "Message to rat" });
  await english.fill("/sitzung neu");
  await english.press("Enter");
  await visible(page.getByRole("dialog").getByRole("button", { name: "Cancel" }));
  await visible(page.getByText("Fields with * need an answer."));
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Deutsch" }).click();
  await visible(page.getByRole("textbox", { name: "Nachricht an rat" }));
  // The bot's command switches the page, too.
  await say(page, "/gremium sprache englisch");
  await visible(english);
  await visible(log(page).getByText("I speak English."));
  await english.fill("/gremium sprache deutsch");
  await english.press("Enter");
  await visible(page.getByRole("textbox", { name: "Nachricht an rat" }));
});

await check("a form with a person suggests the persons, and is sent", {}, async (open) => {
  const page = await open("/as/vorsitz/rat");
  await say(page, "/sitzung neu");
  const dialog = page.getByRole("dialog");
  const field = dialog.getByLabel("Moderation");
  const offered = await page.locator(`#${await field.getAttribute("list")} option`).evaluateAll((all) => all.map((o) => o.value));
  assert.ok(offered.includes("@polizei"), offered.join());
  await dialog.getByLabel("Wann").fill("06.05.2027 10:00");
  await field.fill("@polizei");
  await dialog.getByRole("button", { name: "Anlegen" }).click();
  await dialog.waitFor({ state: "detached" });
  await visible(log(page).locator("dd", { hasText: "@polizei" }));
});

await check("the introduction is closed for good", {}, async (open) => {
  const page = await open("/as/koordination/rat");
  const tour = page.getByRole("region", { name: "Vorführung: Sie sind Koordinierungsstelle." });
  await visible(tour);
  assert.equal(await tour.getByRole("listitem").count(), 3);
  await tour.getByRole("button", { name: "Einführung schließen" }).click();
  assert.equal(await page.locator("#tour").count(), 0);
  await page.reload();
  await visible(log(page));
  await waitFor("it stays closed", async () => (await page.locator("#tour").count()) === 0);
  const other = await open("/as/polizei/rat");
  await waitFor("for other persons, too", async () => (await other.locator("#tour").count()) === 0);
});

await check("a finger hits everything", { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }, async (open) => {
  const small = (page) => page.evaluate(() => [...document.querySelectorAll("button, summary, .bar a, .menu a, .attach, .attached a, input:not([type=hidden])")]
    .filter((e) => e.checkVisibility() && !e.closest(".hidden") && !e.matches(".native, .attach input, .choices input")).map((e) => [e.getBoundingClientRect(), e])
    .filter(([r]) => r.height > 0 && r.height < 44).map(([r, e]) => `${e.className || e.id} ${e.textContent.trim().slice(0, 20)} ${r.height}`));
  const page = await open("/as/koordination/rat");
  await waitFor("the script runs", () => page.evaluate(() => document.documentElement.classList.contains("js")));
  assert.deepEqual(await small(page), []);
  await page.locator("#as").click();
  await visible(page.locator("#who li a"));
  assert.deepEqual(await small(page), []);
});

await check("without JavaScript, from typing to the answered card", { javaScriptEnabled: false }, async (open) => {
  const narrow = await open("/as/koordination/rat");
  await narrow.setViewportSize({ width: 390, height: 844 });
  await fits(narrow, "without a script, 390 px");
  await visible(narrow.getByRole("region", { name: /^Vorführung/ }));
  await picture(narrow, "nojs-390");
  const page = await open("/as/koordination/vorbereitung");
  await picture(page, "nojs");
  const send = () => page.locator(".composer button.send").click();
  await composer(page).fill("Ohne Skript");
  await send();
  await visible(page.getByText("Ohne Skript"));
  await composer(page).fill("/unbekannt etwas");
  await send();
  assert.equal(await composer(page).inputValue(), "/unbekannt etwas");
  await composer(page).fill("/sitzung neu");
  await send();
  await visible(page.getByRole("dialog"));
  await picture(page, "nojs-form");
  await page.getByLabel("Wann").fill("bald");
  await page.getByRole("button", { name: "Anlegen" }).click();
  await visible(page.locator(".problems"));
  assert.equal(await page.getByLabel("Wann").inputValue(), "bald");
  await page.getByLabel("Wann").fill("05.05.2027 10:00");
  await page.getByRole("button", { name: "Anlegen" }).click();
  await page.getByRole("button", { name: "Einladen" }).last().click();
  await page.locator(".post").getByRole("button", { name: "Senden" }).last().click();
  await page.getByRole("button", { name: "Zusage" }).last().click();
  await visible(page.getByText("Notiert: ja"));
  await page.getByRole("button", { name: "+1 Stunde" }).click();
  await page.locator("#who summary").click();
  await page.locator("#who").getByRole("link", { name: /Claudia/ }).click();
  assert.match(page.url(), /\/as\/vorsitz\/vorbereitung/);
  await page.goto(base + "/as/polizei/lang");
  await page.getByRole("link", { name: "Ältere Nachrichten anzeigen" }).click();
  await visible(page.getByRole("link", { name: "Zurück zu den neuesten Nachrichten" }));
});

for (const [name, options] of [
  ["light", { colorScheme: "light" }],
  ["dark", { colorScheme: "dark" }],
  ["phone 360", { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }],
  ["phone 360 dark", { viewport: { width: 360, height: 740 }, colorScheme: "dark" }],
  ["phone 320", { viewport: { width: 320, height: 568 } }],
  ["zoom 400", { viewport: { width: 320, height: 256 } }],
]) {
  await check(`axe and width: ${name}`, options, async (open) => {
    const file = name.replaceAll(" ", "-");
    for (const [path, what] of [["/as/koordination/rat", "card"], ["/as/koordination/@bot", "direct"], ["/as/root/@bot", "empty"]]) {
      const page = await open(path);
      await fits(page, what);
      await accessible(page, what);
      await picture(page, `${file}-${what}`);
      if (what === "empty") await page.close();
    }
    const page = await open("/as/koordination/rat");
    const menu = page.getByRole("link", { name: /^Menü/ });
    if (await menu.isVisible()) {
      await menu.click();
      await visible(page.getByRole("navigation"));
      await page.locator("#who summary").click();
      await fits(page, "menu");
      await accessible(page, "menu");
      await picture(page, `${file}-menu`);
      await page.getByRole("link", { name: "Schließen" }).click();
      await page.getByRole("navigation").waitFor({ state: "hidden" });
    } else {
      await page.locator("#who summary").click();
      await accessible(page, "menus open");
    }
    await say(page, "/sitzung neu");
    await visible(page.getByRole("dialog"));
    await fits(page, "form");
    await accessible(page, "form");
    await picture(page, `${file}-form`);
    await page.getByRole("button", { name: "Abbrechen" }).click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
  });
}

await browser.close();
process.exit(failed ? 1 : 0);
