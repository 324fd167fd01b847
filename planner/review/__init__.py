"""What people note beside a plan. Each function gives a new problem or plan and changes nothing."""
