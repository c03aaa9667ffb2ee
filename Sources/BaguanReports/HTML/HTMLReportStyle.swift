/// How the report looks: the text on the left, what was found in it on the right beside its paragraph; on a narrow screen
/// below it. Severities differ by line as well as by colour, so that they can be told apart in grey and by everybody.
enum HTMLReportStyle {
    static let text = """
        :root {
          color-scheme: light dark;
          --page: #f4f5f7; --paper: #fff; --ink: #1d2129; --quiet: #5b6472; --rule: #dfe3e8; --link: #0b57a4;
          --error: #b3261e; --error-back: #fde4e1; --warning: #8a5300; --warning-back: #ffedcc;
          --info: #1f5f99; --info-back: #dcecfb; --good: #1b6e3c;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --page: #14171b; --paper: #1d2126; --ink: #e6e9ed; --quiet: #a3adba; --rule: #343b44; --link: #8cc2ff;
            --error: #ff9a8f; --error-back: #54201b; --warning: #ffc566; --warning-back: #4a3410;
            --info: #8cc2ff; --info-back: #17395a; --good: #7fd6a0;
          }
        }
        * { box-sizing: border-box; }
        html { scroll-padding-top: 5rem; }
        body {
          margin: 0; background: var(--page); color: var(--ink); overflow-wrap: anywhere;
          font: 16px/1.75 "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", system-ui, sans-serif;
        }
        header, main, .panel { max-width: 76rem; margin: 1.25rem auto; padding: 0 1.25rem; }
        a { color: var(--link); }
        :focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 3px; }
        h1 { font-size: 1.6rem; margin: 1.5rem 0 0; }
        h2 { font-size: 1.05rem; margin: 0; }
        h3 { font-size: 1rem; margin: 1.25rem 0 .4rem; }
        .quiet { color: var(--quiet); font-size: .875rem; margin: .1rem 0; }
        .panel { display: grid; gap: 1.25rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); align-items: start; }
        .box, article { background: var(--paper); border: 1px solid var(--rule); border-radius: 10px; }
        .box { padding: 1rem 1.25rem; min-width: 0; }
        .more summary { padding: .5rem 0 0; } .more[open] > summary { border-bottom: 0; } .more thead { display: none; }
        .wide { grid-column: 1 / -1; }
        .totals { display: flex; flex-wrap: wrap; gap: .5rem 2rem; margin: 0; padding: 0; list-style: none; }
        .totals b { display: block; font-size: 1.9rem; line-height: 1.25; font-variant-numeric: tabular-nums; }
        .totals .error b { color: var(--error); } .totals .warning b { color: var(--warning); }
        .totals .info b { color: var(--info); }
        table { width: 100%; border-collapse: collapse; font-size: .9rem; }
        th { text-align: left; font-weight: 500; color: var(--quiet); white-space: nowrap; } th:last-child { text-align: right; padding-right: 0; }
        th, td { padding: .3rem .5rem .3rem 0; border-bottom: 1px solid var(--rule); vertical-align: middle; }
        tbody tr:last-child > * { border-bottom: 0; }
        table a { text-decoration: none; } table a:hover { text-decoration: underline; }
        td.number { width: 3.2rem; text-align: right; font-variant-numeric: tabular-nums; padding-right: 0; white-space: nowrap; }
        td.bar { width: 34%; min-width: 5rem; }
        svg { display: block; width: 100%; height: .8rem; border-radius: 3px; background: var(--page); }
        rect.error { fill: var(--error); } rect.warning { fill: var(--warning); } rect.info { fill: var(--info); }
        label { cursor: pointer; }
        input[type=checkbox] { width: 1.05rem; height: 1.05rem; margin: 0 .35rem 0 0; vertical-align: -.15rem; accent-color: var(--link); }
        .filters { position: sticky; top: 0; z-index: 1; max-width: 73.5rem; margin: 0 auto; box-shadow: 0 2px 6px #0002; display: flex; flex-wrap: wrap; gap: .4rem 1.4rem; align-items: center; }
        .script-only { display: none; }
        .scripted .script-only { display: flex; }
        .scripted td .script-only { display: inline-block; }
        article { margin: 0 0 1.25rem; }
        summary { cursor: pointer; padding: .8rem 1.25rem; display: flex; flex-wrap: wrap; gap: .2rem 1rem; align-items: baseline; }
        summary::before { content: "▸"; color: var(--quiet); }
        details[open] > summary::before { content: "▾"; }
        summary::-webkit-details-marker { display: none; }
        details[open] > summary { border-bottom: 1px solid var(--rule); }
        .counts { font-size: .875rem; }
        .counts .error, b.error { color: var(--error); } .counts .warning, b.warning { color: var(--warning); }
        .counts .info, b.info { color: var(--info); } .counts .good { color: var(--good); }
        .body { padding: .6rem 1.25rem 1rem; }
        .row { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 22rem); gap: 0 1.75rem; align-items: start; }
        .text { margin: .35rem 0; white-space: pre-wrap; }
        .role-title .text { font-size: 1.3rem; font-weight: 600; } .role-heading .text { font-size: 1.1rem; font-weight: 600; }
        .role-list-item .text { padding-left: 1.2rem; text-indent: -1.2rem; } .role-list-item .text::before { content: "•\\00a0\\00a0"; color: var(--quiet); }
        .role-quotation .text { border-left: 3px solid var(--rule); padding-left: .9rem; }
        .role-table-cell .text { border: 1px solid var(--rule); padding: .1rem .6rem; margin: 0 0 -1px; }
        .role-code .text { font-family: ui-monospace, monospace; font-size: .875rem; }
        .role-caption .text, .role-footnote .text, .role-header .text, .role-footer .text, .role-digest .text, .role-author .text, .role-hidden .text { color: var(--quiet); font-size: .9rem; }
        mark { color: inherit; padding: .1em 0; border-radius: 2px; }
        mark.error { background: var(--error-back); border-bottom: 2px solid var(--error); }
        mark.warning { background: var(--warning-back); border-bottom: 2px dashed var(--warning); }
        mark.info { background: var(--info-back); border-bottom: 2px dotted var(--info); }
        mark.several { border-bottom-width: 4px; border-bottom-style: double; }
        mark.off { background: none; border-bottom: 0; }
        .ref { font-size: .7rem; line-height: 1; vertical-align: super; margin: 0 .1em; padding: .05em .3em; border-radius: .8em; text-decoration: none; font-weight: 600; text-indent: 0; }
        .ref.error { color: var(--error); background: var(--error-back); } .ref.warning { color: var(--warning); background: var(--warning-back); }
        .ref.info { color: var(--info); background: var(--info-back); }
        .notes { list-style: none; margin: 0; padding: 0; font-size: .9rem; line-height: 1.6; }
        .note { border-left: 3px solid var(--info); padding: .2rem 0 .2rem .75rem; margin: .45rem 0; }
        .note.error { border-left: 3px solid var(--error); } .note.warning { border-left: 3px dashed var(--warning); } .note.info { border-left: 3px dotted var(--info); }
        .note p { margin: .1rem 0; } .note .quiet { font-size: .8rem; }
        .note:target, .note:focus-within { background: var(--page); }
        .note .number { font-weight: 600; text-decoration: none; margin-right: .3em; }
        ins { text-decoration: none; color: var(--good); font-weight: 600; }
        .excerpt { color: var(--quiet); }
        .trouble { margin: 0; padding-left: 1.2rem; }
        .rules section { border-bottom: 1px solid var(--rule); padding: .4rem 0 .8rem; } .rules section:last-child { border: 0; }
        .rules ul { margin: .2rem 0; padding-left: 1.2rem; }
        [hidden] { display: none !important; }
        @media (max-width: 52rem) {
          body { font-size: 17px; }
          header, main, .panel { padding: 0 .75rem; margin: .9rem auto; }
          .box, .body { padding-left: .9rem; padding-right: .9rem; } summary { padding: .7rem .9rem; }
          .row { grid-template-columns: minmax(0, 1fr); }
          .note { margin: .2rem 0 .7rem; background: var(--page); border-radius: 0 6px 6px 0; padding: .4rem .6rem .4rem .75rem; }
          .filters { margin: 0 .75rem; padding: .5rem .9rem; } .filters .quiet { display: none; }
          input[type=checkbox] { width: 1.3rem; height: 1.3rem; }
        }
        @media print {
          :root {
            --page: #fff; --paper: #fff; --ink: #000; --quiet: #444; --rule: #bbb; --link: #000;
            --error: #a11; --error-back: #fde4e1; --warning: #750; --warning-back: #fff0d0; --info: #148; --info-back: #e2effb; --good: #050;
          }
          body { font-size: 10.5pt; line-height: 1.6; }
          * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
          header, main, .panel { max-width: none; padding: 0; margin: .5rem 0; }
          .box, article { border: 0; padding: 0; border-radius: 0; } .body { padding: .2rem 0; }
          summary { padding: .4rem 0; border-top: 2px solid #000; } summary::before { content: none !important; }
          .row { grid-template-columns: minmax(0, 1fr) 15rem; gap: 0 1.2rem; }
          .row, .note, .rules section, tr { break-inside: avoid; } .more > summary { display: none; } summary, h3 { break-after: avoid; }
          .script-only, .scripted .script-only, .scripted td .script-only { display: none; }
        }
        """
}
