import Synchronization
import Testing

@testable import BaguanCLI

@Suite struct OrderedWorkTests {
    private struct Stop: Error {}

    /// The numbers below a limit, one after the other.
    private static func numbers(below limit: Int) -> () -> Int? {
        var numbers = (0..<limit).makeIterator()
        return { numbers.next() }
    }

    @Test(arguments: [1, 2, 5, 40]) func resultsComeInOrder(jobs: Int) {
        var delivered: [Int] = []
        OrderedWork.run(jobs: jobs, next: Self.numbers(below: 200)) { number -> Int in
            // Uneven work, so that threads overtake each other.
            (0..<((number * 7919) % 500)).reduce(number) { sum, _ in sum }
        } deliver: {
            delivered.append($0)
        }
        #expect(delivered == Array(0..<200))
    }

    @Test("no piece is asked for that is far ahead") func noThreadRunsFarAhead() {
        var asked = 0
        OrderedWork.run(jobs: 3) { () -> Int? in
            asked += 1
            return asked <= 300 ? asked : nil
        } work: {
            $0
        } deliver: {
            #expect(asked <= $0 + 3 * OrderedWork.window)
        }
        #expect(asked == 301)
    }

    @Test func stopsWhenDeliveryFails() {
        let begun = Mutex(0)
        #expect(throws: Stop.self) {
            try OrderedWork.run(jobs: 2, next: Self.numbers(below: 10_000)) { number in
                begun.withLock { $0 += 1 }
                return number
            } deliver: {
                if $0 == 3 { throw Stop() }
            }
        }
        #expect(begun.withLock { $0 } < 100)
    }

    @Test(arguments: [1, 2]) func stopsWhenThereAreNoMorePieces(jobs: Int) {
        let numbers = Self.numbers(below: 5)
        #expect(throws: Stop.self) {
            try OrderedWork.run(jobs: jobs) {
                guard let number = numbers() else { throw Stop() }
                return number
            } work: {
                $0
            } deliver: {
                #expect($0 < 5)
            }
        }
    }

    @Test func nothingToDo() {
        OrderedWork.run(jobs: 4, next: Self.numbers(below: 0)) { $0 } deliver: { _ in Issue.record("there is nothing to deliver") }
    }
}
