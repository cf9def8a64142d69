// Ctrl and Enter run the query. The tabulator stays what it is everywhere: the way to the next field.
"use strict";

const field = document.getElementById("query");
if (field) {
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      field.form.requestSubmit();
    }
  });
  document.querySelectorAll("[data-keys]").forEach((note) => { note.hidden = false; });
}
