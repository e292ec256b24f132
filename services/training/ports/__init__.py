"""What the service makes with others' programs: certificates as PDF."""
