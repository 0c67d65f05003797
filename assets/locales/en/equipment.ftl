# Equipment.

equipment-title = Equipment
equipment-new = Register item
equipment-edit = Edit item
equipment-import = Import equipment
equipment-number = Item number
equipment-customer = Customer
equipment-customer_name = Customer
equipment-site = Site
equipment-name = Name
equipment-name-hint = The model when left empty
equipment-model = Model
equipment-serial = Serial number
equipment-purchased_on = Purchased
equipment-warranty_months = Warranty, months
equipment-warranty_until = Under warranty until
equipment-warranty_until-hint = Computed from purchase and months when left empty; that day is still free
equipment-warranty = Warranty
equipment-warranty-in_warranty = Under warranty
equipment-warranty-expired = Expired
equipment-warranty-unknown = Unknown
equipment-address = Installed at
equipment-note = Note
equipment-active = In use
equipment-inactive = Out of use
equipment-empty = No equipment yet
equipment-empty-todo = Register an item, or import a list (customers first).
equipment-view-all = All
equipment-months = months

fault-equipment-missing = This item cannot be found.
    .todo = Go back to the list and search again.
fault-equipment-duplicate_serial = The serial { $serial } belongs to item { $number }.
    .todo = Check the serial; if the item was sold on, open it and change the customer.
fault-equipment-warranty_months = The warranty months are out of range.
    .todo = Give 0 to 600 months, then save.
