//! A time-stamping authority on this machine, made of `openssl ts`.

use std::path::Path;
use std::process::Command;

/// How an authority signs.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// RSA with a certifier in between, whose certificate comes along; names its certificate by SHA-1, as old ones do.
    Rsa,
    /// ECDSA on P-256, certified by the root.
    P256,
    /// ECDSA on P-384 with SHA-384, and times with milliseconds.
    P384,
    /// ECDSA on P-521, which is not supported here.
    P521,
}

pub struct Authority {
    folder: tempfile::TempDir,
    /// DER of the certificate at the top.
    pub root: Vec<u8>,
}

impl Authority {
    pub fn new(kind: Kind) -> Authority {
        let folder = tempfile::tempdir().unwrap();
        let here = Authority { folder, root: Vec::new() };
        let (key, hash, named): (&[&str], _, _) = match kind {
            Kind::Rsa => (&["-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"], "sha256", "sha1"),
            Kind::P256 => (&["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"], "sha256", "sha256"),
            Kind::P384 => (&["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-384"], "sha384", "sha384"),
            Kind::P521 => (&["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-521"], "sha512", "sha512"),
        };
        for name in ["root", "middle", "stamp"] {
            let file = format!("{name}.key");
            here.openssl(&[&["genpkey", "-out", &file], key].concat());
        }
        let settings = format!(
            "[req]\ndistinguished_name=name\n[name]\n\
             [authority]\nbasicConstraints=critical,CA:true\nkeyUsage=critical,keyCertSign\n\
             [stamp]\nextendedKeyUsage=critical,timeStamping\n[server]\nextendedKeyUsage=serverAuth\n\
             [tsa]\ndefault_tsa=one\n[one]\nserial=serial\ncrypto_device=builtin\nsigner_cert=stamp.pem\n\
             certs=chain.pem\nsigner_key=stamp.key\nsigner_digest={hash}\ndefault_policy=1.2.3.4.1\n\
             digests=sha256,sha512\naccuracy=secs:1,millisecs:500\nclock_precision_digits=3\nordering=yes\n\
             tsa_name=yes\ness_cert_id_alg={named}\n"
        );
        here.write("settings", settings.as_bytes());
        here.write("serial", b"01");
        let hash = format!("-{hash}");
        here.openssl(&[
            "req",
            "-x509",
            "-new",
            "-key",
            "root.key",
            &hash,
            "-days",
            "9000",
            "-subj",
            "/CN=Time root",
            "-config",
            "settings",
            "-extensions",
            "authority",
            "-out",
            "root.pem",
        ]);
        let above = if matches!(kind, Kind::Rsa) {
            here.certify("middle", "Time middle", "authority", "root", &hash);
            "middle"
        } else {
            "root"
        };
        here.certify("stamp", "Time stamps for tests", "stamp", above, &hash);
        here.write("chain.pem", &here.read(&format!("{above}.pem")));
        here.openssl(&["x509", "-in", "root.pem", "-outform", "DER", "-out", "root.der"]);
        let root = here.read("root.der");
        Authority { root, ..here }
    }

    /// Replaces the authority's certificate by one of the same key that may not stamp times.
    pub fn certified_for_something_else(self) -> Authority {
        self.certify("stamp", "Time stamps for tests", "server", "root", "-sha256");
        self
    }

    fn certify(&self, name: &str, subject: &str, extensions: &str, by: &str, hash: &str) {
        let [key, pem, by_pem, by_key] =
            [format!("{name}.key"), format!("{name}.pem"), format!("{by}.pem"), format!("{by}.key")];
        let subject = format!("/CN={subject}");
        self.openssl(&[
            "req",
            "-new",
            "-key",
            &key,
            "-subj",
            &subject,
            "-config",
            "settings",
            "-out",
            "request.pem",
        ]);
        self.openssl(&[
            "x509",
            "-req",
            "-in",
            "request.pem",
            "-CA",
            &by_pem,
            "-CAkey",
            &by_key,
            "-CAcreateserial",
            hash,
            "-days",
            "9000",
            "-extfile",
            "settings",
            "-extensions",
            extensions,
            "-out",
            &pem,
        ]);
    }

    /// The authority's answer to a request.
    pub fn answer(&self, request: &[u8]) -> Vec<u8> {
        self.write("request", request);
        self.openssl(&["ts", "-reply", "-queryfile", "request", "-config", "settings", "-out", "reply"]);
        self.read("reply")
    }

    /// A token around any statement, signed with the authority's key whatever its certificate is for.
    pub fn sign_statement(&self, statement: &[u8]) -> Vec<u8> {
        self.write("statement", statement);
        self.openssl(&[
            "cms",
            "-sign",
            "-binary",
            "-nodetach",
            "-cades",
            "-in",
            "statement",
            "-outform",
            "DER",
            "-out",
            "token",
            "-econtent_type",
            "1.2.840.113549.1.9.16.1.4",
            "-signer",
            "stamp.pem",
            "-inkey",
            "stamp.key",
        ]);
        self.read("token")
    }

    pub fn openssl(&self, arguments: &[&str]) {
        let out = super::run(Command::new("openssl").args(arguments).current_dir(self.folder.path()));
        assert!(out.status.success(), "openssl {arguments:?}: {}", String::from_utf8_lossy(&out.stderr));
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub fn write(&self, name: &str, bytes: &[u8]) {
        std::fs::write(self.folder.path().join(name), bytes).unwrap();
    }

    pub fn read(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.folder.path().join(name)).unwrap()
    }
}
