/// What the report can do besides being read: filters, and going from finding to finding. Without it everything is there.
enum HTMLReportScript {
    /// SHA-256 of ``text``, in base64; a test holds the two together.
    static let hash = "US+bqeU9e8V4nheA7Y1n1GqDSLDCYdVeWjlSnA7HXhg="

    static let text = """
        "use strict";
        (() => {
          const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
          document.querySelector("main").before(document.getElementById("summary"), document.getElementById("filters"));
          document.documentElement.classList.add("scripted");

          const notes = all(".note");
          const references = new Map(all(".ref").map((link) => [link.id.slice(1), link]));
          const marks = all("mark[data-f]").map((mark) => [mark, mark.dataset.f.split(" ")]);
          const severities = all("input[data-severity]");
          const rules = all("input[data-rule]");
          const onlyFindings = document.getElementById("only-findings");
          const status = document.getElementById("status");

          const apply = () => {
            const off = new Set(severities.filter((box) => !box.checked).map((box) => box.dataset.severity));
            const out = new Set(rules.filter((box) => !box.checked).map((box) => box.dataset.rule));
            const shown = new Set();
            for (const note of notes) {
              note.hidden = off.has(note.dataset.severity) || out.has(note.dataset.rule);
              const name = note.id.slice(1);
              if (!note.hidden) shown.add(name);
              const reference = references.get(name);
              if (reference) reference.hidden = note.hidden;
            }
            for (const [mark, names] of marks) mark.classList.toggle("off", !names.some((name) => shown.has(name)));
            for (const draft of all("article")) {
              draft.hidden = onlyFindings.checked && !draft.querySelector(".note:not([hidden])");
            }
            status.textContent = status.dataset.words.replace("#", shown.size).replace("#", notes.length);
          };
          for (const box of [...severities, ...rules, onlyFindings]) box.addEventListener("change", apply);
          document.getElementById("all-rules").addEventListener("click", () => {
            const value = !rules.every((box) => box.checked);
            for (const box of rules) box.checked = value;
            apply();
          });
          apply();
          addEventListener("beforeprint", () => { for (const more of all(".more")) more.open = true; });

          document.addEventListener("keydown", (event) => {
            if (event.ctrlKey || event.metaKey || event.altKey || !["n", "p"].includes(event.key)) return;
            const open = notes.filter((note) => !note.hidden && !note.closest("[hidden]"));
            if (open.length === 0) return;
            const here = open.indexOf(document.activeElement.closest(".note"));
            const step = event.key === "n" ? 1 : -1;
            const next = open[here < 0 ? (step > 0 ? 0 : open.length - 1) : (here + step + open.length) % open.length];
            next.closest("details").open = true;
            next.querySelector("a").focus();
            next.scrollIntoView({ block: "center" });
          });
        })();
        """
}
