// Offers names while one is typed: a combobox with a list below it, after the ARIA Authoring
// Practices. Without this script the fields are plain ones. Text is only ever text.
"use strict";

(() => {
  const WAIT = 150;
  let count = 0;

  const status = document.createElement("p");
  status.className = "unseen";
  status.setAttribute("role", "status");
  document.body.append(status);

  function part(name, text) {
    const made = document.createElement("bdi");
    made.className = name;
    made.textContent = text;
    return made;
  }

  function option(one, id) {
    const made = document.createElement("div");
    made.setAttribute("role", "option");
    made.setAttribute("aria-selected", "false");
    made.id = id;
    const note = document.createElement("span");
    note.className = "note";
    const asking = one.classes && `${one.classes} ${one.classes === 1 ? "class asks" : "classes ask"} for it`;
    const told = [one.kind, one.code, one.employer, asking].filter(Boolean);
    told.forEach((text, place) => note.append(place ? " · " : "", part("", text)));
    made.append(part("title", one.name), " ", note);
    return made;
  }

  function attach(input) {
    const home = input.closest("[data-suggestions]");
    if (!home) return;
    const number = (count += 1);
    const list = document.createElement("div");
    list.className = "suggestions";
    list.id = `suggestions-${number}`;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", "Suggestions");
    list.hidden = true;
    home.append(list);
    const attributes = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id };
    for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);

    let found = [];
    let active = -1;
    let timer = 0;
    let asking = null;

    function mark(place) {
      list.children[active]?.setAttribute("aria-selected", "false");
      active = place;
      const chosen = list.children[active];
      if (!chosen) return input.removeAttribute("aria-activedescendant");
      chosen.setAttribute("aria-selected", "true");
      chosen.scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", chosen.id);
    }

    function close() {
      clearTimeout(timer);
      asking?.abort();
      list.hidden = true;
      input.setAttribute("aria-expanded", "false");
      mark(-1);
    }

    function show(suggestions) {
      mark(-1);
      found = suggestions;
      list.replaceChildren(...found.map((one, place) => option(one, `suggestion-${number}-${place}`)));
      const none = found.length === 0;
      list.hidden = none;
      input.setAttribute("aria-expanded", String(!none));
      status.textContent = none ? "No suggestions" : `${found.length} ${found.length === 1 ? "suggestion" : "suggestions"}; up and down choose`;
    }

    function choose(place) {
      const one = found[place];
      close();
      if (input.dataset.suggest === "class") {
        input.value = one.value;
        status.textContent = `${one.name} chosen`;
      } else {
        location.assign(one.address);
      }
    }

    async function ask() {
      const query = input.value.trim();
      if (!query) return close();
      asking?.abort();
      asking = new AbortController();
      const address = `/suggest?${new URLSearchParams({ q: query.slice(0, 200), of: input.dataset.suggest })}`;
      try {
        const answer = await fetch(address, { signal: asking.signal });
        if (!answer.ok) return close();
        const told = await answer.json();
        if (document.activeElement === input && input.value.trim() === query) show(told.suggestions);
      } catch (error) {
        if (error.name !== "AbortError") close();
      }
    }

    input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(ask, WAIT);
    });
    input.addEventListener("blur", close);
    input.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      const open = !list.hidden;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (!open) return ask();
        const places = found.length + 1;
        const step = event.key === "ArrowDown" ? 1 : -1;
        mark(((active + 1 + step + places) % places) - 1);
      } else if (event.key === "Escape" && open) {
        event.preventDefault();
        close();
      } else if (event.key === "Enter" && open && active >= 0) {
        event.preventDefault();
        choose(active);
      }
    });
    // The field keeps the focus while the list is used.
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const chosen = event.target.closest("[role=option]");
      if (chosen) choose([...list.children].indexOf(chosen));
    });
  }

  document.querySelectorAll("input[data-suggest]").forEach(attach);
})();
