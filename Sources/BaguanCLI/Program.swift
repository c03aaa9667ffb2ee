import ArgumentParser
import Baguan
import Foundation

/// The process: arguments in, exit code out.
@main
enum Program {
    static func main() {
        // A reader that has gone away is an error of `write`, not a signal that kills.
        signal(SIGPIPE, SIG_IGN)
        exit(run(Array(CommandLine.arguments.dropFirst())).rawValue)
    }

    private static func run(_ arguments: [String]) -> ExitStatus {
        let isJSON = ErrorReport.isJSON(arguments)
        do {
            if let name = Speech.unknownLanguage {
                throw UsageError(Localized(
                    zh: "没有语言“\(name)”，可用 zh、en", en: "there is no language “\(name)”; use zh or en"))
            }
            if arguments.isEmpty { throw CleanExit.helpRequest(BaguanCommand.self) }
            var command = try command(FileOptions.normalized(arguments))
            try command.run()
            return .clean
        } catch let status as ExitStatus {
            return status
        } catch is Output.Closed {
            return .clean
        } catch let failure as Output.Failure {
            ErrorReport.show(UsageError(FileTrouble.writingFailed(failure.code)), asJSON: false)
            return .trouble
        } catch let error as UsageError {
            ErrorReport.show(error, asJSON: isJSON)
            return .trouble
        } catch let trouble as InputTrouble {
            ErrorReport.show(trouble, asJSON: isJSON)
            return .trouble
        } catch {
            return show(parsing: error, arguments, asJSON: isJSON)
        }
    }

    /// What the arguments ask for.
    ///
    /// Asked through the root, ArgumentParser lays out a command's options four times over, which takes a good part of a
    /// short run; so the command is asked first, and the root only for help and for words about what is wrong.
    private static func command(_ arguments: [String]) throws -> any ParsableCommand {
        let named = BaguanCommand.configuration.subcommands.first { $0.configuration.commandName == arguments.first }
        // A request for help is a command as well, of another type.
        if let named, named.configuration.subcommands.isEmpty, let command = try? named.parseAsRoot(Array(arguments.dropFirst())),
            type(of: command) == named {
            return command
        }
        return try BaguanCommand.parseAsRoot(arguments)
    }

    /// What ArgumentParser has to say: a request for help, or a command line that it cannot read.
    private static func show(parsing error: any Error, _ arguments: [String], asJSON: Bool) -> ExitStatus {
        let isHelp = BaguanCommand.exitCode(for: error) == .success
        let text = ParserWords.translated(BaguanCommand.fullMessage(for: error), to: Speech.language)
        if isHelp {
            var line = text.hasSuffix("\n") ? text : text + "\n"
            try? Output.write(&line, to: STDOUT_FILENO)
            return .clean
        }
        if let error = ParserWords.unknownCommand(in: arguments) {
            ErrorReport.show(error, asJSON: asJSON)
            return .trouble
        }
        if asJSON {
            let message = ParserWords.translated(BaguanCommand.message(for: error), to: Speech.language)
            ErrorReport.show(UsageError(Localized(zh: message, en: message)), asJSON: true)
            return .trouble
        }
        // The message repeats what was typed, and so may hold anything.
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { TerminalText.visible($0) }
        Message.show(lines.joined(separator: "\n") + "\n")
        return .trouble
    }
}
