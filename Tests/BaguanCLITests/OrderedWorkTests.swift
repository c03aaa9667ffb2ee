import Synchronization
import Testing

@testable import BaguanCLI

@Suite struct OrderedWorkTests {
    private struct Stop: Error {}

    @Test(arguments: [1, 2, 5, 40]) func resultsComeInOrder(jobs: Int) {
        var delivered: [Int] = []
        OrderedWork.run(count: 200, jobs: jobs) { index -> Int in
            // Uneven work, so that threads overtake each other.
            (0..<((index * 7919) % 500)).reduce(index) { sum, _ in sum }
        } deliver: { index, result in
            #expect(index == result)
            delivered.append(index)
        }
        #expect(delivered == Array(0..<200))
    }

    @Test func noThreadRunsFarAhead() {
        let begun = Mutex(0)
        OrderedWork.run(count: 300, jobs: 3) { _ in
            begun.withLock { $0 += 1 }
        } deliver: { index, _ in
            #expect(begun.withLock { $0 } <= index + 3 * 4 + 1)
        }
    }

    @Test func stopsWhenDeliveryFails() {
        let begun = Mutex(0)
        #expect(throws: Stop.self) {
            try OrderedWork.run(count: 10_000, jobs: 2) { _ in
                begun.withLock { $0 += 1 }
            } deliver: { index, _ in
                if index == 3 { throw Stop() }
            }
        }
        #expect(begun.withLock { $0 } < 100)
    }

    @Test func nothingToDo() {
        OrderedWork.run(count: 0, jobs: 4) { $0 } deliver: { _, _ in Issue.record("there is nothing to deliver") }
    }
}
