// Keeps what a visitor tells in this browser, where asked to, and puts it into an address to share.
// Without this script the form works as well; it then keeps nothing.
"use strict";

(() => {
  const KEY = "nextrung.profile";
  const MARK = "#told=";
  const LONGEST = 65536;
  const form = document.getElementById("plan-form");
  const section = form?.querySelector("[data-profile]");
  if (!section) return;

  const fields = () => [...section.querySelectorAll("[name]")].filter((one) => one.type !== "submit");
  const isTold = (one) => (one.type === "checkbox" ? one.checked : one.value.trim() !== "");
  const told = () => fields().filter(isTold).map((one) => [one.name, one.value]);

  function addRow(group) {
    const rows = [...group.querySelectorAll(":scope > [data-row]")];
    const added = rows.at(-1).cloneNode(true);
    for (const fault of added.querySelectorAll(".fault")) fault.remove();
    for (const cell of added.querySelectorAll(".wrong")) cell.classList.remove("wrong");
    for (const one of added.querySelectorAll("input, select")) {
      one.value = "";
      for (const name of ["aria-invalid", "aria-describedby"]) one.removeAttribute(name);
    }
    rows.at(-1).after(added);
    return added;
  }

  // Puts pairs of names and values into the fields; what the form does not have is left out.
  function fill(pairs) {
    const used = new Set();
    for (const [name, value] of pairs) {
      const named = () => fields().filter((one) => one.name === name);
      let field = named().find((one) => (one.type === "checkbox" ? one.value === value : !used.has(one)));
      const group = named()[0]?.closest("fieldset");
      if (!field && group?.querySelector("button[name=another]")) {
        addRow(group);
        field = named().find((one) => !used.has(one));
      }
      if (!field) continue;
      used.add(field);
      if (field.type === "checkbox") field.checked = true;
      else field.value = value;
    }
  }

  // The fields of a row stand under one another's names: an empty one keeps its place.
  function inRows() {
    const pairs = [];
    for (const row of section.querySelectorAll("[data-row]")) {
      const own = [...row.querySelectorAll("[name]")];
      if (own.some(isTold)) pairs.push(...own.map((one) => [one.name, one.value]));
    }
    const alone = fields().filter((one) => !one.closest("[data-row]") && isTold(one));
    return [...pairs, ...alone.map((one) => [one.name, one.value])];
  }

  function understood(text) {
    try {
      const pairs = JSON.parse(text);
      const right = (one) => Array.isArray(one) && one.length === 2 && one.every((part) => typeof part === "string");
      return Array.isArray(pairs) && pairs.every(right) ? pairs : [];
    } catch {
      return [];
    }
  }

  function encoded(text) {
    const bytes = String.fromCharCode(...new TextEncoder().encode(text));
    return btoa(bytes).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
  }

  function decoded(text) {
    try {
      const bytes = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
      return new TextDecoder().decode(Uint8Array.from(bytes, (one) => one.charCodeAt(0)));
    } catch {
      return "";
    }
  }

  const kept = {
    read: () => { try { return localStorage.getItem(KEY); } catch { return null; } },
    write: (text) => { try { localStorage.setItem(KEY, text); return true; } catch { return false; } },
    drop: () => { try { localStorage.removeItem(KEY); } catch { /* nothing is kept then */ } },
  };

  const keeping = section.querySelector("[data-keeping]");
  const keep = keeping.querySelector("[data-keep]");
  const status = keeping.querySelector("[data-kept]");
  keeping.hidden = false;

  function save() {
    if (!keep.checked) return;
    const done = kept.write(JSON.stringify(inRows()));
    status.textContent = done ? "Kept in this browser." : "This browser keeps nothing.";
  }

  keep.addEventListener("change", () => {
    if (keep.checked) return save();
    kept.drop();
    status.textContent = "No longer kept.";
  });
  form.addEventListener("submit", save);

  keeping.querySelector("[data-forget]").addEventListener("click", () => {
    kept.drop();
    keep.checked = false;
    for (const one of fields()) {
      if (one.type === "checkbox") one.checked = false;
      else one.value = "";
    }
    status.textContent = "Forgotten, and the fields are empty.";
  });

  for (const button of section.querySelectorAll("button[name=another]")) {
    button.addEventListener("click", (event) => {
      event.preventDefault();
      addRow(button.closest("fieldset")).querySelector("input, select").focus();
    });
  }

  function open(words) {
    section.open = true;
    section.closest("details.change-form")?.setAttribute("open", "");
    status.textContent = words;
  }

  // What an address brings is used before what is kept, and then taken out of the address, so that
  // it is in no history. Neither is sent before the visitor presses a button.
  const brought = location.hash.startsWith(MARK) && location.hash.length < LONGEST ? location.hash.slice(MARK.length) : "";
  const text = kept.read();
  keep.checked = text !== null;
  if (brought) {
    history.replaceState(null, "", location.pathname + location.search);
    if (!told().length) {
      fill(understood(decoded(brought)));
      open("Filled in from the address that you were given. It is sent only when you press a button.");
    }
  } else if (text !== null && !told().length) {
    fill(understood(text));
    open("Filled in from what this browser keeps. It is sent only when you press a button.");
  }

  const more = document.querySelector("[data-share-more]");
  if (more) {
    const address = more.querySelector("[data-share-address]");
    const plain = new URL(address.value, location.href).href;
    const withTold = more.querySelector("[data-share-told]");
    const show = () => {
      address.value = withTold.checked ? `${plain}${MARK}${encoded(JSON.stringify(inRows()))}` : plain;
    };
    more.hidden = false;
    withTold.addEventListener("change", show);
    address.addEventListener("focus", () => address.select());
    show();
  }
})();
