"""`python healthy.py PORT [PATH]`: exit 0 where the process answers 200 there. Small, as it runs often."""

import socket
import sys

port, path = (*sys.argv[1:], "/health/ready")[:2]
with socket.create_connection(("127.0.0.1", int(port)), timeout=4) as connection:
    connection.sendall(f"GET {path} HTTP/1.0\r\nHost: localhost\r\n\r\n".encode())
    status = connection.makefile("rb").readline().split()
sys.exit(status[1:2] != [b"200"])
