internal import Crypto

/// SHA-512 (FIPS 180-4), which OpenSSH puts under its signatures.
enum SHA512Digest {
    static func bytes(of content: [UInt8]) -> [UInt8] { Array(SHA512.hash(data: content)) }
}
