# 设备档案。

equipment-title = 设备
equipment-new = 登记设备
equipment-edit = 修改设备
equipment-import = 导入设备
equipment-number = 设备编号
equipment-customer = 客户
equipment-customer_name = 客户
equipment-site = 服务地点
equipment-name = 设备名称
equipment-name-hint = 不填就用型号
equipment-model = 型号
equipment-serial = 序列号
equipment-purchased_on = 购买日期
equipment-warranty_months = 保修月数
equipment-warranty_until = 保修至
equipment-warranty_until-hint = 不填就按购买日期和保修月数计算；这一天仍在保修期内
equipment-warranty = 保修
equipment-warranty-in_warranty = 在保
equipment-warranty-expired = 过保
equipment-warranty-unknown = 不明
equipment-address = 安装地址
equipment-note = 备注
equipment-active = 在用
equipment-inactive = 已停用
equipment-empty = 还没有设备
equipment-empty-todo = 登记一台设备，或把设备表导进来（先导入客户）。
equipment-view-all = 全部
equipment-months = 个月

fault-equipment-missing = 找不到这台设备。
    .todo = 返回设备列表，重新查找。
fault-equipment-duplicate_serial = 序列号 { $serial } 已经属于设备 { $number }。
    .todo = 核对序列号；如果是转卖，请打开那台设备改客户。
fault-equipment-warranty_months = 保修月数超出范围。
    .todo = 填 0 到 600 之间的月数，再保存。
