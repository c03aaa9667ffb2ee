/// The JSON Schemas (draft 2020-12) of our own formats. The tests hold every rendered sample against them.
public enum ReportSchema {
    /// Goes up when a program that reads reports must be changed: a member is renamed, removed or means something else.
    /// A new member does not count; readers are asked to ignore members they do not know.
    public static let version = 1

    /// For `--format json`.
    public static let json = """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "title": "baguan report",
          "description": "What one run of baguan found. Offsets are UTF-8 bytes in the decoded text; lines and columns are 1-based, and columns count Unicode scalars.",
          "type": "object",
          "properties": {
            "schemaVersion": { "const": \(version) },
            "tool": {
              "type": "object",
              "properties": {
                "name": { "const": "baguan" },
                "version": { "type": "string" },
                "icu": { "type": "string", "description": "The version of ICU that breaks words and sentences." }
              },
              "required": ["name", "version"],
              "additionalProperties": false
            },
            "asOf": { "$ref": "#/$defs/date", "description": "The day that dated rules were held against." },
            "columnKind": { "const": "unicodeCodePoints" },
            "results": { "type": "array", "items": { "$ref": "#/$defs/result" } },
            "diagnostics": { "type": "array", "items": { "$ref": "#/$defs/diagnostic" } },
            "summary": {
              "type": "object",
              "properties": {
                "files": { "$ref": "#/$defs/count", "description": "Every file that was to be read, the unreadable ones too." },
                "errorCount": { "$ref": "#/$defs/count" },
                "warningCount": { "$ref": "#/$defs/count" },
                "infoCount": { "$ref": "#/$defs/count" },
                "uncertain": { "$ref": "#/$defs/count", "description": "How many of the findings are uncertain." },
                "unreadable": { "$ref": "#/$defs/count" },
                "suppressed": { "$ref": "#/$defs/ordinal", "description": "Findings that an exception takes out of the count; absent when there are none." },
                "blank": { "$ref": "#/$defs/ordinal", "description": "Files without text; absent when there are none." },
                "changeCount": { "$ref": "#/$defs/ordinal", "description": "Places that were fixed; absent when there are none." }
              },
              "required": ["files", "errorCount", "warningCount", "infoCount", "uncertain", "unreadable"],
              "additionalProperties": false
            }
          },
          "required": ["schemaVersion", "tool", "asOf", "columnKind", "results", "diagnostics", "summary"],
          "additionalProperties": false,
        \(definitions)
        }

        """

    /// For one line of `--format jsonl`.
    public static let jsonLine = """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "title": "One line of a baguan report",
          "description": "A file that was read, known by its messages, or trouble with an input, known by its code.",
          "oneOf": [{ "$ref": "#/$defs/result" }, { "$ref": "#/$defs/diagnostic" }],
        \(definitions)
        }

        """

    private static let definitions = """
          "$defs": {
            "date": { "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" },
            "count": { "type": "integer", "minimum": 0 },
            "ordinal": { "type": "integer", "minimum": 1 },
        \(result),
        \(message),
        \(fix),
        \(suppression),
        \(diagnostic)
          }
        """

    private static let result = """
            "result": {
              "description": "One file that was read.",
              "type": "object",
              "properties": {
                "filePath": { "type": "string" },
                "kind": { "type": "string", "description": "The kind of publication, such as wechat-post; absent when nothing says." },
                "date": { "$ref": "#/$defs/date", "description": "The publication's own date, else the run's." },
                "messages": { "type": "array", "items": { "$ref": "#/$defs/message" } },
                "suppressedMessages": {
                  "description": "Findings that an exception takes out of the count.",
                  "type": "array",
                  "items": { "$ref": "#/$defs/message" }
                },
                "errorCount": { "$ref": "#/$defs/count" },
                "warningCount": { "$ref": "#/$defs/count" },
                "infoCount": { "$ref": "#/$defs/count" },
                "changeCount": {
                  "$ref": "#/$defs/ordinal",
                  "description": "Places of the draft that were fixed before these messages were found; absent when there are none."
                }
              },
              "required": ["filePath", "date", "messages", "suppressedMessages", "errorCount", "warningCount", "infoCount"],
              "additionalProperties": false
            }
        """

    private static let message = """
            "message": {
              "description": "One finding.",
              "type": "object",
              "properties": {
                "ruleId": { "type": "string", "pattern": "/" },
                "entry": { "type": "string", "description": "The entry of the rule's vocabulary that was met." },
                "severity": { "enum": ["error", "warning", "info"] },
                "message": { "type": "string" },
                "line": { "$ref": "#/$defs/ordinal" },
                "column": { "$ref": "#/$defs/ordinal" },
                "endLine": { "$ref": "#/$defs/ordinal" },
                "endColumn": { "$ref": "#/$defs/ordinal", "description": "The column after the last one." },
                "byteOffset": { "$ref": "#/$defs/count" },
                "byteLength": { "$ref": "#/$defs/count", "description": "0 when something is missing." },
                "match": { "type": "string", "description": "As a reader sees it; masked by rules about privacy." },
                "suggestions": { "type": "array", "items": { "type": "string" }, "description": "Best first." },
                "location": { "type": "string", "description": "The place in a person's words, such as 第3段." },
                "uncertain": { "type": "boolean" },
                "fix": { "$ref": "#/$defs/fix" },
                "fingerprint": { "type": "string", "description": "Stable while the text around is edited." },
                "source": { "type": "string", "description": "Where the rule's claim can be checked." },
                "helpUri": { "type": "string" },
                "baselineState": { "enum": ["new", "unchanged"], "description": "Absent without a baseline." },
                "suppression": { "$ref": "#/$defs/suppression" }
              },
              "required": [
                "ruleId", "severity", "message", "line", "column", "endLine", "endColumn", "byteOffset", "byteLength",
                "match", "suggestions", "location", "uncertain", "fingerprint"
              ],
              "additionalProperties": false
            }
        """

    private static let fix = """
            "fix": {
              "description": "Replacements that belong together.",
              "type": "object",
              "properties": {
                "edits": {
                  "description": "In the order of the text; no two overlap.",
                  "type": "array",
                  "minItems": 1,
                  "items": {
                    "type": "object",
                    "properties": {
                      "byteRange": {
                        "type": "array", "items": { "$ref": "#/$defs/count" }, "minItems": 2, "maxItems": 2,
                        "description": "Start and end; the end is the byte after the last."
                      },
                      "text": { "type": "string" }
                    },
                    "required": ["byteRange", "text"],
                    "additionalProperties": false
                  }
                },
                "safety": { "enum": ["safe", "unsafe"], "description": "A safe fix cannot change the meaning." }
              },
              "required": ["edits", "safety"],
              "additionalProperties": false
            }
        """

    private static let suppression = """
            "suppression": {
              "description": "Why a finding does not count; in every one of suppressedMessages and in no other.",
              "type": "object",
              "properties": {
                "kind": { "enum": ["inline", "waiver", "baseline"], "description": "A comment in the draft, a waiver, or the baseline." },
                "reason": { "type": "string" },
                "person": { "type": "string" },
                "until": { "$ref": "#/$defs/date", "description": "The last day on which it holds." },
                "line": { "$ref": "#/$defs/ordinal", "description": "Where it is written: in the draft, the waivers or the baseline." }
              },
              "required": ["kind"],
              "additionalProperties": false
            }
        """

    private static let diagnostic = """
            "diagnostic": {
              "description": "Trouble with an input: an unreadable draft, a rule file.",
              "type": "object",
              "properties": {
                "filePath": { "type": "string", "description": "Absent when it is about the run as a whole." },
                "line": { "$ref": "#/$defs/ordinal" },
                "column": { "$ref": "#/$defs/ordinal" },
                "location": { "type": "string", "description": "The place in a file that is no text: Sheet1!B7. Line and column are then its row and column." },
                "level": {
                  "enum": ["note", "warning", "error"],
                  "description": "A warning counts as one for the exit code; an error makes the run end in exit code 2."
                },
                "code": { "type": "string" },
                "message": { "type": "string" },
                "remedy": { "type": "string", "description": "What to do about it." }
              },
              "required": ["level", "code", "message"],
              "additionalProperties": false
            }
        """
}
